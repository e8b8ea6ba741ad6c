import {
  ArgumentError,
  createContext,
  exp,
  fromElements,
  LabelError,
  log,
  referenceInterpreter,
  StaleTensorError,
  type Tensor,
  tensor,
  toArray,
} from "@gd/tensor";
import { compareTensors, describeLoss, FLOAT64, randomTensor } from "@gd/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { staleTensor } from "../../test/stale-tensor.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";

type Matrix = Tensor<readonly [number, number]>;

const interpreter = referenceInterpreter({ dtype: "float64" });
const { ops } = interpreter;
const context = createContext({ ops });
const float64 = { dtype: "float64" } as const;
const logits = randomTensor(context.random.stream("softmaxCrossEntropy"), [4, 3]);
const distributions = tensor(
  [
    [0.2, 0.3, 0.5],
    [1, 0, 0],
    [0, 0.5, 0.5],
    [0.1, 0.1, 0.8],
  ],
  float64,
);

const labels = tensor([2, 0, 1, 1], float64);
describeLoss(softmaxCrossEntropy, { output: logits, target: labels });
describeLoss(softmaxCrossEntropy, { output: logits, target: distributions });
const nearly = ops.multiply(distributions, 0.9991);
describeLoss(softmaxCrossEntropy, { output: logits, target: nearly });

const classWeights = [0.5, 2, 1.25];
describeLoss(softmaxCrossEntropy({ labelSmoothing: 0.1 }), { output: logits, target: labels });
describeLoss(softmaxCrossEntropy({ labelSmoothing: 0.1 }), { output: logits, target: nearly });
describeLoss(softmaxCrossEntropy({ classWeights }), { output: logits, target: labels });
describeLoss(softmaxCrossEntropy({ classWeights }), { output: logits, target: distributions });
describeLoss(softmaxCrossEntropy({ labelSmoothing: 0.2, classWeights }), { output: logits, target: labels });

test("takes probabilities as they are, though they may not quite add up to 1", () => {
  const target = tensor([[0.5, 0.3, 0.2009]], float64);
  const { value, backward } = softmaxCrossEntropy.evaluate(context, tensor([[2, -1, 0.5]], float64), target);
  // −Σⱼ tⱼ · log softmax(x)ⱼ and softmax(x)₀ · 1.0009 − 0.5, by hand.
  const total = exp(2) + exp(-1) + exp(0.5);
  expect(toArray(value)).toBeCloseTo(1.0009 * log(total) - (0.5 * 2 - 0.3 + 0.2009 * 0.5), 14);
  expect(toArray(value)).toBeCloseTo(1.4428785, 7);
  expect(backward().data[0]).toBeCloseTo((exp(2) / total) * 1.0009 - 0.5, 14);
  expect(backward().data[0]).toBeCloseTo(0.2863041, 7);
});

describe("options", () => {
  test("name the loss", () => {
    expect(softmaxCrossEntropy.name).toBe("softmaxCrossEntropy");
    expect(softmaxCrossEntropy({}).name).toBe("softmaxCrossEntropy");
    const loss = softmaxCrossEntropy({ labelSmoothing: 0.2, classWeights });
    expect(loss.name).toBe("softmaxCrossEntropy(labelSmoothing 0.2, classWeights)");
  });

  test("a weight counts an example of its class so often", () => {
    const counted = softmaxCrossEntropy({ classWeights: [2, 1, 1] }).evaluate(context, logits, labels);
    // Example 1, the only one of class 0, once more.
    const twice = fromElements(new Float64Array([...logits.data, ...logits.data.slice(3, 6)]), [5, 3]);
    const repeated = softmaxCrossEntropy.evaluate(context, twice, tensor([2, 0, 1, 1, 0], float64));
    expect(toArray(counted.value)).toBeCloseTo(toArray(repeated.value), 14);
    expect(toArray(counted.weight!())).toBe(5);
  });

  test("equal weights change nothing", () => {
    const plain = softmaxCrossEntropy.evaluate(context, logits, labels);
    const equal = softmaxCrossEntropy({ classWeights: [3, 3, 3] }).evaluate(context, logits, labels);
    expect(toArray(equal.value)).toBeCloseTo(toArray(plain.value), 14);
    compareTensors("gradient", equal.backward(), plain.backward(), FLOAT64);
  });

  test("a class of weight 0 costs nothing, however certain the prediction", () => {
    const certain = tensor([[-1e308, 0, 1e308]], float64);
    const { value, backward } = softmaxCrossEntropy({ classWeights: [0, 1, 1] }).evaluate(
      context,
      certain,
      tensor([[0.5, 0, 0.5]], float64),
    );
    expect(toArray(value)).toBe(0);
    expect(toArray(backward())).toEqual([[0, 0, 0]]);
  });

  test.each([-0.1, 1.5, Number.NaN])("a smoothing of %d is refused", (labelSmoothing) => {
    expect(() => softmaxCrossEntropy({ labelSmoothing })).toThrow(ArgumentError);
    expect(() => softmaxCrossEntropy({ labelSmoothing })).toThrow(
      `softmaxCrossEntropy(labelSmoothing) expects a finite number from 0 to 1, but received ${labelSmoothing}.`,
    );
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a class weight of %d is refused", (weight) => {
    expect(() => softmaxCrossEntropy({ classWeights: [1, weight] })).toThrow(ArgumentError);
    expect(() => softmaxCrossEntropy({ classWeights: [1, weight] })).toThrow(
      `softmaxCrossEntropy(classWeights) expects a finite number ≥ 0, but received ${weight}.`,
    );
  });

  test("class weights that are all 0 are refused, as nothing would count", () => {
    expect(() => softmaxCrossEntropy({ classWeights: [0, 0] })).toThrow(
      "softmaxCrossEntropy(classWeights) expects a weight > 0, but received [0, 0].",
    );
  });

  test("a batch of classes that count for nothing is not learned from", () => {
    const loss = softmaxCrossEntropy({ classWeights: [0, 1, 1] });
    const { value, weight, backward } = loss.evaluate(context, ops.fill([2, 3], 0), ops.fill([2], 0));
    expect([toArray(value), toArray(weight!())]).toEqual([Number.NaN, 0]);
    const call = () => backward();
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      "softmaxCrossEntropy(classWeights)(target) expects labels whose class weights add up to more than 0, but received 0.",
    );
  });

  test("in a trusted context nothing is read, and its gradient shows it", () => {
    const trusted = { ...context, trusted: true };
    const loss = softmaxCrossEntropy({ classWeights: [0, 1, 1] });
    const { backward } = loss.evaluate(trusted, ops.fill([2, 3], 0), ops.fill([2], 0));
    expect(toArray(backward()).flat().every(Number.isFinite)).toBe(false);
  });

  test("a class weight of 0 beside smoothing is refused, as examples would cost that do not count", () => {
    const make = () => softmaxCrossEntropy({ classWeights: [0, 1, 1], labelSmoothing: 0.1 });
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(
      "softmaxCrossEntropy(classWeights) expects weights > 0 beside label smoothing, but received [0, 1, 1]. Leave the examples of such a class out.",
    );
  });

  test("class weights that change later change nothing", () => {
    const weights = [1, 1, 1];
    const loss = softmaxCrossEntropy({ classWeights: weights });
    const before = toArray(loss.evaluate(context, logits, labels).value);
    weights[2] = 5;
    expect(toArray(loss.evaluate(context, logits, labels).value)).toBe(before);
  });

  test("weights of other classes are refused", () => {
    expect(() => softmaxCrossEntropy({ classWeights: [1, 1] }).evaluate(context, logits, labels)).toThrow(
      "in softmaxCrossEntropy(classWeights)\n  expects   classWeights [3]\n  received               [2]\n  axis 0: 2 ≠ 3",
    );
  });
});

test("labels give the bits of their one-hot rows", () => {
  const [a, b] = [labels, ops.oneHot(labels, 3)].map((target) => softmaxCrossEntropy.evaluate(context, logits, target));
  expect(toArray(a!.value)).toBe(toArray(b!.value));
  expect(toArray(a!.backward())).toEqual(toArray(b!.backward()));
});

describe("any logits", () => {
  test("the largest floats", () => {
    const extreme = tensor(
      [
        [1e308, -1e308, 0],
        [-1e308, -1e308, -1e308],
      ],
      float64,
    );
    const { value, backward } = softmaxCrossEntropy.evaluate(context, extreme, tensor([0, 1], float64));
    expect(toArray(value)).toBeCloseTo(Math.log(3) / 2, 15);
    expect(toArray(backward())).toEqual([
      [0, 0, 0],
      [1 / 3 / 2, (1 / 3 - 1) / 2, 1 / 3 / 2],
    ]);
  });

  test("a certain and right prediction costs 0, not −0", () => {
    const { value } = softmaxCrossEntropy.evaluate(context, tensor([[1000, 0]], float64), tensor([0], float64));
    expect(toArray(value)).toBe(0);
  });

  test("a constant added to an example's logits changes nothing; its gradient adds up to 0", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 2, maxLength: 6 }), (x) => {
        const of = (shift: number) =>
          softmaxCrossEntropy.evaluate(
            context,
            tensor([x.map((logit) => logit + shift)], float64),
            tensor([1], float64),
          );
        const [plain, shifted] = [of(0), of(512)];
        const sum = toArray(ops.sum(plain.backward()));
        expect(Math.abs(sum)).toBeLessThan(1e-14);
        // Logits up to 1,212 are rounded at 1e-13.
        expect(Math.abs(toArray(plain.value) - toArray(shifted.value))).toBeLessThan(1e-12);
      }),
    );
  });
});

describe("refuses", () => {
  // As from plain JavaScript, where the compiler refuses nothing.
  const evaluate = (output: Tensor, target: Tensor) => () =>
    softmaxCrossEntropy.evaluate(context, output as Matrix, target as Matrix);

  test.each([[3], [-1], [0.5], [Number.NaN]])("the label %d of 3 classes", (label) => {
    const call = evaluate(logits, tensor([0, 1, label, 2], float64));
    expect(call).toThrow(LabelError);
    expect(call).toThrow(
      `softmaxCrossEntropy: the label of example 2 is ${label}; labels of 3 classes are whole numbers from 0 to 2`,
    );
  });

  test.each([
    ["a negative one", [-0.5, 1.5], "probabilities from 0 to 1, but received -0.5. It is element [1, 0]."],
    ["NaN", [Number.NaN, 1], "probabilities from 0 to 1, but received NaN. It is element [1, 0]."],
    [
      "a sum that is not 1",
      [0.5, 0.75],
      "probabilities that add up to 1 for each example, but received [0.5, 0.75]. Those of example 1 add up to 1.25.",
    ],
    [
      "a sum that is further from 1 than rounding brings it",
      [0.5, 0.5015],
      "probabilities that add up to 1 for each example, but received [0.5, 0.5015]. Those of example 1 add up to 1.0015.",
    ],
  ])("probabilities with %s", (_what, row, message) => {
    const call = evaluate(
      tensor(
        [
          [0, 0],
          [0, 0],
        ],
        float64,
      ),
      tensor([[0, 1], row], float64),
    );
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(`softmaxCrossEntropy(target) expects ${message}`);
  });

  test("a transposed matrix whose columns add up to 1, but rows do not", () => {
    const columns = ops.transpose(
      tensor(
        [
          [0.5, 0.5],
          [0, 1],
        ],
        float64,
      ),
    );
    expect(
      evaluate(
        tensor(
          [
            [0, 0],
            [0, 0],
          ],
          float64,
        ),
        columns,
      ),
    ).toThrow("Those of example 0 add up to 0.5.");
  });

  test("labels as a column", () => {
    expect(evaluate(logits, tensor([[0], [1], [2], [0]], float64))).toThrow(
      /^in softmaxCrossEntropy\n {2}expects {3}target \[4\]\n[\s\S]*reshape it to \[4\]$/,
    );
  });

  test("too few labels, saying that probabilities would do", () => {
    expect(evaluate(logits, tensor([0, 1], float64))).toThrow(
      /axis 0: 2 ≠ 4\n {2}targets are labels \[4\] or probabilities \[4, 3\]$/,
    );
  });

  test("probabilities of other classes", () => {
    expect(evaluate(logits, ops.fill([4, 2], 0.5))).toThrow(/target \[4, 3\]\n[\s\S]*axis 1: 2 ≠ 3\n/);
  });

  test("logits of a single example without a batch axis", () => {
    expect(evaluate(tensor([1, 2, 3], float64), tensor([1], float64))).toThrow(
      /^in softmaxCrossEntropy\n {2}expects {3}output \[batch, classes\]\n[\s\S]*reshape it to \[1, 3\]$/,
    );
  });

  test("targets of a step that has ended", () => {
    const [examples, classes] = [10_000, 2];
    const output = ops.fill([examples, classes], 0);
    expect(evaluate(output, staleTensor(interpreter, [examples]))).toThrow(StaleTensorError);
    expect(evaluate(output, staleTensor(interpreter, [examples, classes]))).toThrow(StaleTensorError);
  });

  test("an empty batch", () => {
    expect(evaluate(ops.fill([0, 3], 0), ops.fill([0], 0))).toThrow(
      "softmaxCrossEntropy(output.shape) expects at least one example and one output, but received [0, 3].",
    );
  });
});
