import { createContext, fromElements, referenceOps, type Tensor, tensor, toArray } from "@gd/tensor";
import { compareTensors, FLOAT64 } from "@gd/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ones } from "../initialize/ones.js";
import { standardNormal } from "../initialize/standard-normal.js";
import { zeros } from "../initialize/zeros.js";
import { conv2d } from "./conv2d.js";

const ops = referenceOps({ dtype: "float64" });
const context = createContext({ ops, seed: "conv2d" });

/** A convolution with its options, images, a kernel and a bias, by chance. */
const cases = fc
  .record({
    size: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    padding: fc.constantFrom("valid" as const, "same" as const, 0, 1, [0, 2] as const),
    height: fc.integer({ min: 3, max: 6 }),
    width: fc.integer({ min: 3, max: 6 }),
    batch: fc.integer({ min: 1, max: 2 }),
    channels: fc.integer({ min: 1, max: 3 }),
    filters: fc.integer({ min: 1, max: 3 }),
    seed: fc.nat(),
  })
  .map(({ seed, ...options }) => {
    const { random } = createContext({ seed: String(seed) });
    const { batch, height, width, channels, filters, size } = options;
    const draw = (name: string, ...shape: readonly number[]) => standardNormal(shape, random.stream(name), "float64");
    const images = (name: string) =>
      draw(name, batch, height, width, channels) as Tensor<readonly [number, number, number, number]>;
    return {
      ...options,
      one: images("one"),
      other: images("other"),
      parameters: {
        weight: draw("weight", size[0], size[1], channels, filters) as Tensor<
          readonly [number, number, number, number]
        >,
        bias: draw("bias", filters) as Tensor<readonly [number]>,
      },
    };
  });

test("agrees with a direct sum", () => {
  fc.assert(
    fc.property(cases, ({ size, stride, padding, height, width, channels, filters, one, parameters }) => {
      const layer = conv2d(channels, filters, { size, stride, padding }).at([height, width, channels]);
      const { output } = layer.forward(context, parameters, one);
      const [batch, rows, columns] = output.shape;
      // Of "same", the padding on the far sides follows: what is beyond the image is zero wherever it ends.
      const before = [0, 1].map((axis) => {
        if (padding === "valid") return 0;
        if (typeof padding === "number") return padding;
        if (padding !== "same") return padding[axis]!;
        const [length, count] = axis === 0 ? [height, rows] : [width, columns];
        return Math.floor(Math.max(0, (count - 1) * stride[axis]! + size[axis]! - length) / 2);
      });
      const [x, w, b] = [toArray(one), toArray(parameters.weight), toArray(parameters.bias)];
      const expected = new Float64Array(output.data.length);
      let place = 0;
      for (let n = 0; n < batch; n++) {
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++) {
            for (let f = 0; f < filters; f++, place++) {
              let sum = b[f]!;
              for (let k = 0; k < size[0]; k++) {
                for (let l = 0; l < size[1]; l++) {
                  for (let c = 0; c < channels; c++) {
                    const element = x[n]![i * stride[0] + k - before[0]!]?.[j * stride[1] + l - before[1]!]?.[c] ?? 0;
                    sum += element * w[k]![l]![c]![f]!;
                  }
                }
              }
              expected[place] = sum;
            }
          }
        }
      }
      compareTensors("output", output, fromElements(expected, output.shape), FLOAT64);
    }),
  );
});

test("is linear without its bias: f(x + 2y) = f(x) + 2f(y)", () => {
  fc.assert(
    fc.property(cases, ({ size, stride, padding, height, width, channels, filters, one, other, parameters }) => {
      const options = { size, stride, padding, bias: false } as const;
      const layer = conv2d(channels, filters, options).at([height, width, channels]);
      const of = (images: typeof one) => layer.forward(context, { weight: parameters.weight }, images).output;
      const sum = of(ops.add(one, ops.multiply(other, 2)));
      compareTensors("output", sum, ops.add(of(one), ops.multiply(of(other), 2)), FLOAT64);
    }),
  );
});

describe("conv2d", () => {
  test("by hand: a kernel of ones adds up what is under it", () => {
    const layer = conv2d(1, 1, { size: 2, weight: ones }).at([2, 3, 1]);
    const image = tensor(
      [
        [[1], [2], [3]],
        [[4], [5], [6]],
      ],
      { dtype: "float64" },
    );
    const { output, backward } = layer.forward(context, layer.initialize(context), image);
    expect(toArray(output)).toEqual([[[12], [16]]]);
    const { inputGradient, gradients } = backward(tensor([[[1], [10]]], { dtype: "float64" }));
    expect(toArray(inputGradient)).toEqual([
      [[1], [11], [10]],
      [[1], [11], [10]],
    ]);
    expect(toArray(gradients.weight)).toEqual([
      [[[21]], [[32]]],
      [[[54]], [[65]]],
    ]);
    expect(toArray(gradients.bias)).toEqual([11]);
  });

  test("has weight and bias, or a weight alone, drawn as a linear layer's", () => {
    const options = { size: [3, 2], weight: standardNormal } as const;
    const { weight, bias } = conv2d(2, 4, { ...options, bias: zeros })
      .at([5, 5, 2])
      .initialize(context);
    expect([weight.shape, bias.shape]).toEqual([[3, 2, 2, 4], [4]]);
    const alone = conv2d(2, 4, { ...options, bias: false })
      .at([5, 5, 2])
      .initialize(context);
    expect(Object.keys(alone)).toEqual(["weight"]);
    expect(toArray(alone.weight)).toEqual(toArray(weight));
    // √(6 / (fan in + fan out)), where a filter reads 3 · 3 · 4 elements, and an element is read by 3 · 3 · 8.
    const drawn = conv2d(4, 8, { size: 3 }).at([5, 5, 4]).initialize(context).weight.data;
    const [largest, limit] = [Math.max(...drawn.map(Math.abs)), Math.sqrt(6 / (36 + 72))];
    expect(largest).toBeLessThanOrEqual(limit);
    expect(largest).toBeGreaterThan(0.95 * limit);
  });

  test.each([
    ["valid", 1, [4, 5]],
    ["same", 1, [6, 7]],
    ["same", 2, [3, 4]],
    [1, 2, [3, 4]],
    [
      [0, 2],
      [2, 1],
      [2, 9],
    ],
  ] as const)("padding %j and stride %j give %j of 6 × 7", (padding, stride, size) => {
    expect(conv2d(1, 1, { size: 3, padding, stride }).at([6, 7, 1]).outputShape).toEqual([...size, 1]);
  });

  test.each([
    [() => conv2d(0, 3, { size: 3 }), "conv2d(channels) expects a whole number ≥ 1, but received 0."],
    [() => conv2d(3, 1.5, { size: 3 }), "conv2d(filters) expects a whole number ≥ 1, but received 1.5."],
    [() => conv2d(1, 1, { size: [3, 0] }), "conv2d(size) expects a whole number ≥ 1, but received 0."],
    [() => conv2d(1, 1, { size: 3, stride: -1 }), "conv2d(stride) expects a whole number ≥ 1, but received -1."],
    [
      // @ts-expect-error the compiler refuses it too
      () => conv2d(1, 1, { size: [3] }),
      "conv2d(size) expects a number, or one for height and one for width, but received [3].",
    ],
    [
      // @ts-expect-error the compiler refuses it too
      () => conv2d(1, 1, { size: 3, padding: [1, 1, 1] }),
      "conv2d(padding) expects a number, or one for height and one for width, but received [1, 1, 1].",
    ],
    [
      () => conv2d(1, 1, { size: 3, padding: -1 }),
      'conv2d(padding) expects "valid", "same" or whole numbers ≥ 0, but received -1.',
    ],
    [
      () => conv2d(1, 1, { size: 3, padding: "full" as "same" }),
      'conv2d(padding) expects "valid", "same" or whole numbers ≥ 0, but received "full".',
    ],
    [
      () => conv2d(1, 1, { size: [3, 5], padding: [0, 1] }).at([4, 2, 1]),
      "conv2d(size) expects windows within images of 4 × 4 with their padding, but received [3, 5].",
    ],
  ])("%s is refused", (make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });
});

test("weight and bias are drawn independently", () => {
  const layer = conv2d(1, 3, { size: 1, weight: standardNormal, bias: standardNormal }).at([2, 2, 1]);
  const { weight, bias } = layer.initialize(context);
  expect(Array.from(weight.data)).not.toEqual(Array.from(bias.data));
});
