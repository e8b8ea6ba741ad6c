import { type Batch, type Context, createContext, referenceOps, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { type BatchNormOptions, batchNorm } from "./batch-norm.js";
import { type LayerNormOptions, layerNorm } from "./layer-norm.js";

type Input = Batch<readonly [2]>;

const normalizations = [
  [
    "layerNorm",
    (context: Context, input: Input, options?: LayerNormOptions) => {
      const layer = layerNorm(2, options);
      return layer.forward(context, layer.initialize(context), input);
    },
  ],
  [
    "batchNorm",
    (context: Context, input: Input, options?: BatchNormOptions) => {
      const layer = batchNorm(2, options);
      return layer.forward(context, layer.initialize(context), input);
    },
  ],
] as const;

describe.each([
  ["float32", [1e19, 1e30], [1e10, 1e18]],
  ["float64", [1e154, 1e300], [1e100, 1e150]],
] as const)("in %s", (dtype, tooLarge, large) => {
  const context = createContext({ ops: referenceOps({ dtype }) });
  const batch = (size: number) =>
    tensor(
      [
        [3 * size, -3 * size],
        [-3 * size, 3 * size],
      ],
      { dtype },
    );

  describe.each(normalizations)("%s", (name, normalize) => {
    test.each(tooLarge)("of numbers of %d is NaN and not 0", (size) => {
      const { output, backward } = normalize(context, batch(size));
      const nothing = Array(4).fill(Number.NaN);
      expect(Array.from(output.data)).toEqual(nothing);
      expect(Array.from(backward(batch(1)).inputGradient.data)).toEqual(nothing);
    });

    test.each(large)("of numbers of %d is right", (size) => {
      for (const x of normalize(context, batch(size)).output.data) expect(Math.abs(x)).toBeCloseTo(1, 5);
    });

    test("a constant is 0, however large", () => {
      const constant = context.ops.fill([2, 2], tooLarge[1]);
      expect(Array.from(normalize(context, constant).output.data)).toEqual([0, 0, 0, 0]);
    });

    test("an epsilon that is 0 there is refused, one that is 0 is not", () => {
      const call = () => normalize(context, batch(1), { epsilon: 1e-46 });
      const message = `${name}(2)(epsilon) expects a number that float32 can hold, but received 1e-46. There it is 0.`;
      if (dtype === "float32") expect(call).toThrow(message);
      else expect(call).not.toThrow();
      expect(() => normalize(context, batch(1), { epsilon: 0 })).not.toThrow();
    });
  });
});
