import {
  ArgumentError,
  coefficientsAt,
  createContext,
  fromElements,
  isRepeatable,
  referenceOps,
  repeatable,
  tensor,
  toArray,
} from "@gd/tensor";
import { compareTensors, describeLoss, FLOAT64, randomTensor, SAME_BITS } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { hinge } from "../losses/hinge.js";
import { huber } from "../losses/huber.js";
import { meanAbsoluteError } from "../losses/mean-absolute-error.js";
import { meanSquaredError } from "../losses/mean-squared-error.js";
import { residualSumOfSquares } from "../losses/residual-sum-of-squares.js";
import { sigmoidCrossEntropy } from "../losses/sigmoid-cross-entropy.js";
import { softmaxCrossEntropy } from "../losses/softmax-cross-entropy.js";
import { accuracy } from "../metrics/accuracy.js";
import { confusionMatrix } from "../metrics/confusion-matrix.js";
import { f1 } from "../metrics/f1.js";
import type { Metric } from "../metrics/metric.js";
import { topKAccuracy } from "../metrics/top-k-accuracy.js";
import { weightedTargets } from "./weighted-targets.js";
import { type WeightableLoss, withWeights } from "./with-weights.js";
import { withoutWeights } from "./without-weights.js";

const float64 = { dtype: "float64" } as const;
const ops = referenceOps(float64);
const context = createContext({ ops });
const random = context.random.stream("withWeights");
const output = randomTensor(random, [4, 3]);
const labels = tensor([2, 0, 1, 1], float64);
const bits = tensor(
  [
    [1, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ],
  float64,
);
const signs = ops.subtract(ops.multiply(bits, 2), 1);
const numbers = randomTensor(random, [4, 3]);
const weights = tensor([0.5, 2, 0, 1], float64);

const metricsOfClasses: Record<string, Metric<unknown>> = {
  accuracy,
  top1Accuracy: topKAccuracy({ k: 1 }),
  f1,
  confusionMatrix,
};

const cases: readonly (readonly [WeightableLoss, typeof output | typeof labels])[] = [
  [meanSquaredError, numbers],
  [meanAbsoluteError, numbers],
  [huber({ delta: 0.4 }), numbers],
  [residualSumOfSquares, numbers],
  [hinge, signs],
  [sigmoidCrossEntropy, bits],
  [softmaxCrossEntropy, labels],
  [softmaxCrossEntropy, bits],
  [softmaxCrossEntropy({ labelSmoothing: 0.1 }), labels],
];

describe.each(cases)("$name", (loss, target) => {
  const weighted = withWeights(loss);

  /** What each example costs alone, and how it changes with its output. */
  const single = [0, 1, 2, 3].map((i) => {
    const part = (x: typeof output | typeof labels) => {
      const size = x.data.length / 4;
      return fromElements(x.data.slice(i * size, (i + 1) * size), x.shape.length > 1 ? [1, size] : [1]);
    };
    const { value, backward } = loss.evaluate(context, part(output), part(target));
    return { value: toArray(value), gradient: [...backward().data] };
  });

  describeLoss(weighted, { output, target: weightedTargets(target, weights) });

  test("is the weighted mean of the losses of single examples", () => {
    const { value, backward, weight } = weighted.evaluate(context, output, weightedTargets(target, weights));
    expect(toArray(value)).toBeCloseTo((0.5 * single[0]!.value + 2 * single[1]!.value + single[3]!.value) / 3.5, 13);
    const rows = single.map(({ gradient }, i) => gradient.map((x) => (x * weights.data[i]!) / 3.5));
    compareTensors("gradient", backward(), fromElements(new Float64Array(rows.flat()), [4, 3]), FLOAT64);
    expect(toArray(weight!())).toBe(3.5);
  });

  test("is the plain mean where all weights are equal", () => {
    const equal = weighted.evaluate(context, output, weightedTargets(target, tensor([3, 3, 3, 3], float64)));
    const plain = loss.evaluate(context, output, target);
    expect(toArray(equal.value)).toBeCloseTo(toArray(plain.value), 13);
    compareTensors("gradient", equal.backward(), plain.backward(), FLOAT64);
  });

  test("is named after the loss", () => expect(weighted.name).toBe(`withWeights(${loss.name})`));
});

const summed = withWeights(residualSumOfSquares({ reduction: "sum" }));
describeLoss(summed, { output, target: weightedTargets(numbers, weights) });

test("of a loss that is a sum, the weighted sum", () => {
  const targets = weightedTargets(tensor([[1], [2], [3]], float64), tensor([3, 0, 0.5], float64));
  const { value, backward } = summed.evaluate(context, tensor([[2], [5], [5]], float64), targets);
  expect(toArray(value)).toBe(3 * 1 + 0.5 * 4);
  expect(toArray(backward())).toEqual([[6], [0], [2]]);
});

test("with class weights, an example counts by both", () => {
  const loss = softmaxCrossEntropy({ classWeights: [1, 2, 4] });
  const both = withWeights(loss).evaluate(context, output, weightedTargets(labels, weights));
  const multiplied = tensor([0.5 * 4, 2 * 1, 0, 1 * 2], float64);
  const plain = withWeights(softmaxCrossEntropy).evaluate(context, output, weightedTargets(labels, multiplied));
  expect(toArray(both.value)).toBeCloseTo(toArray(plain.value), 14);
  compareTensors("gradient", both.backward(), plain.backward(), FLOAT64);
  expect(toArray(both.weight!())).toBe(6);
});

test("weightedTargets keeps targets and weights, row by row", () => {
  expect(toArray(weightedTargets(labels, weights))).toEqual([
    [2, 0.5],
    [0, 2],
    [1, 0],
    [1, 1],
  ]);
  const images = tensor([[[1, 2]], [[3, 4]]], float64);
  expect(toArray(weightedTargets(images, tensor([5, 6])))).toEqual([
    [1, 2, 5],
    [3, 4, 6],
  ]);
  const { value } = withWeights(meanSquaredError).evaluate(
    context,
    ops.fill([2, 1, 2], 0),
    weightedTargets(images, tensor([5, 0])),
  );
  expect(toArray(value)).toBe(2.5);
});

test("is repeatable only if the loss is, whose coefficients it passes on", () => {
  const annealed: WeightableLoss = {
    name: "annealed",
    coefficients: (step) => [0.5 ** step],
    evaluate(context, ...operands) {
      const evaluated = meanSquaredError.evaluate(context, ...operands);
      const [beta] = context.coefficients;
      return {
        ...evaluated,
        value: ops.scale(evaluated.value, beta!),
        backward: () => ops.scale(evaluated.backward(), beta!),
      };
    },
  };
  const weighted = withWeights(annealed);
  expect(isRepeatable(weighted)).toBe(false);
  expect(isRepeatable(withWeights(repeatable({ ...annealed })))).toBe(true);
  expect(weighted.coefficients?.(3)).toEqual([0.125]);
  expect(withWeights(meanSquaredError).coefficients).toBeUndefined();

  const targets = weightedTargets(numbers, weights);
  const plain = withWeights(meanSquaredError).evaluate(context, output, targets);
  const inStep3 = { ...context, coefficients: coefficientsAt(weighted, ops, 3) };
  const { value, backward } = weighted.evaluate(inStep3, output, targets);
  expect(toArray(value)).toBe(0.125 * toArray(plain.value));
  compareTensors("gradient", backward(), ops.multiply(plain.backward(), 0.125), SAME_BITS);
});

test.each(cases)("$name has the same bits in a trusted context", (loss, target) => {
  const weighted = withWeights(loss);
  const targets = weightedTargets(target, weights);
  const [own, trusted] = [context, { ...context, trusted: true }].map((c) => weighted.evaluate(c, output, targets));
  expect(toArray(trusted!.value)).toBe(toArray(own!.value));
  expect(toArray(trusted!.weight!())).toBe(toArray(own!.weight!()));
  compareTensors("gradient", trusted!.backward(), own!.backward(), SAME_BITS);
});

test("a loss without a check of its targets has its weights checked", () => {
  const { evaluate } = meanSquaredError;
  const weighted = withWeights({ name: "own", evaluate });
  const targets = weightedTargets(numbers, tensor([1, 1, -1, 1]));
  expect(() => weighted.expectTarget("own", targets, output.shape)).toThrow(
    "own(weights) expects finite numbers ≥ 0, but received -1. It is element [2].",
  );
});

test("withoutWeights gives a metric the targets alone", () => {
  const metric = withoutWeights(accuracy);
  expect([metric.name, metric.weighted, accuracy.weighted]).toEqual(["accuracy", true, false]);
  expect(metric(output, weightedTargets(labels, weights))).toBe(accuracy(output, labels));
  expect(metric(output, weightedTargets(bits, weights))).toBe(accuracy(output, bits));
  expect(() => metric(output, labels)).toThrow(/^in withoutWeights\(accuracy\)\n {2}expects {3}target \[4, 4\]/);
});

describe("withoutWeights of a loss", () => {
  const smoothed = softmaxCrossEntropy({ labelSmoothing: 0.1 });
  const loss = withoutWeights(smoothed);
  const targets = weightedTargets(labels, weights);

  describeLoss(loss, { output, target: targets });

  test("is the loss of the targets alone", () => {
    const plain = smoothed.evaluate(context, output, labels);
    for (const trusted of [false, true]) {
      const { value, backward, weight } = loss.evaluate({ ...context, trusted }, output, targets);
      expect(toArray(value)).toBe(toArray(plain.value));
      compareTensors("gradient", backward(), plain.backward(), SAME_BITS);
      expect(weight).toBe(plain.weight);
    }
    expect(loss).toMatchObject({ weighted: true, activation: "softmax", name: `withoutWeights(${smoothed.name})` });
    expect(isRepeatable(loss)).toBe(true);
    expect(withoutWeights(residualSumOfSquares({ reduction: "sum" })).reduction).toBe("sum");
  });

  test("refuses labels that are not classes", () => {
    const call = () => loss.expectTarget("f", weightedTargets(tensor([0, 7, 0, 0], float64), weights), [4, 3]);
    expect(call).toThrow("f: the label of example 1 is 7");
  });
});

describe("weights of two classes are not taken for scores", () => {
  const scores = tensor(
    [
      [3, -1],
      [2, 0],
    ],
    float64,
  );
  // As rows of scores, they would say class 1 and class 0.
  const targets = weightedTargets(tensor([0, 1], float64), tensor([1, 0.5], float64));

  test.each(Object.entries(metricsOfClasses))("by %s", (name, metric) => {
    const message = `${name}(target) expects targets without weights, but received a tensor of shape [2, 2]. withoutWeights(${name}) sees`;
    expect(() => metric(scores, targets)).toThrow(message);
    expect(() => metric.start().add(scores, targets)).toThrow(message);
    expect(() => withoutWeights(metric).start().add(scores, targets)).not.toThrow();
  });

  test.each<WeightableLoss>([softmaxCrossEntropy, meanSquaredError])("by $name", (loss) => {
    const message = `${loss.name}(target) expects targets without weights, but received a tensor of shape [2, 2]. withWeights(${loss.name}) takes`;
    expect(() => loss.evaluate(context, scores, targets)).toThrow(message);
    expect(() => loss.expectTarget?.(loss.name, targets, [2, 2])).toThrow(message);
  });
});

describe("refuses", () => {
  test("a loss that ignores weights", () => {
    const { evaluate, name, expectTarget } = meanSquaredError;
    const own: WeightableLoss = { name, expectTarget, evaluate: (context, y, t) => evaluate(context, y, t) };
    const call = () => withWeights(own).evaluate(context, output, weightedTargets(numbers, weights));
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      'withWeights(meanSquaredError)(loss) expects a loss that takes weights, and returns their sum as its weight, but received "meanSquaredError".',
    );
  });

  const loss = withWeights(meanSquaredError);
  const [y, t] = [tensor([[1], [2]], float64), tensor([[1], [2]], float64)];

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a weight of %d", (weight) => {
    const call = () => loss.evaluate(context, y, weightedTargets(t, tensor([1, weight], float64)));
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      `meanSquaredError(weights) expects finite numbers ≥ 0, but received ${weight}. It is element [1].`,
    );
  });

  test("a weight of the first example", () => {
    const call = () => loss.evaluate(context, y, weightedTargets(t, tensor([-1, 1], float64)));
    expect(call).toThrow("meanSquaredError(weights) expects finite numbers ≥ 0, but received -1. It is element [0].");
  });

  test("to learn from weights that are all 0, which count for nothing among other batches", () => {
    const nothing = weightedTargets(t, tensor([0, 0], float64));
    const { value, weight, backward } = loss.evaluate(context, y, nothing);
    expect([toArray(value), toArray(weight!())]).toEqual([Number.NaN, 0]);
    expect(backward).toThrow(ArgumentError);
    expect(backward).toThrow(
      "meanSquaredError(weights) expects weights that add up to more than 0, but received 0. Leave such examples out, or take larger batches.",
    );
    const classes = withWeights(softmaxCrossEntropy).evaluate(
      context,
      ops.fill([2, 3], 0),
      weightedTargets(tensor([0, 1], float64), tensor([0, 0], float64)),
    );
    expect(() => classes.backward()).toThrow(
      "softmaxCrossEntropy(weights) expects weights that add up to more than 0, but received 0.",
    );
    // A sum of nothing is 0, and so is its gradient.
    const sum = summed.evaluate(context, y, nothing);
    expect([toArray(sum.value), toArray(sum.backward())]).toEqual([0, [[0], [0]]]);
  });

  test("targets without weights", () => {
    expect(() => loss.evaluate(context, y, tensor([[1], [2]], float64))).toThrow(
      [
        "in withWeights(meanSquaredError)",
        "  expects   target [2, 2]",
        "  received         [2, 1]",
        "  axis 1: 1 ≠ 2",
        "  the last number of each row is the example's weight: weightedTargets puts it there",
      ].join("\n"),
    );
  });

  test("labels for a loss of targets, and labels that are not classes", () => {
    const given = weightedTargets(tensor([0, 7], float64), tensor([1, 1], float64));
    const scores = ops.fill([2, 3], 0);
    expect(() => loss.evaluate(context, scores, given)).toThrow(/^in meanSquaredError\n {2}expects {3}target \[2, 3\]/);
    expect(() => withWeights(softmaxCrossEntropy).evaluate(context, scores, given)).toThrow(
      "softmaxCrossEntropy: the label of example 1 is 7",
    );
  });

  test("weights that do not fit the examples", () => {
    expect(() => weightedTargets(t, tensor([1], float64))).toThrow(
      /^in weightedTargets\n {2}expects {3}weights \[2\]\n[\s\S]*each example needs a weight$/,
    );
    expect(() => meanSquaredError.evaluate(context, y, t, tensor([1], float64))).toThrow(
      /^in meanSquaredError\n {2}expects {3}weights \[2\]\n {2}received {10}\[1\]/,
    );
    expect(() => meanSquaredError.evaluate(context, y, t, tensor([1, 1]))).toThrow("meanSquaredError: weights");
    const labels = tensor([0, 1], float64);
    expect(() => softmaxCrossEntropy.evaluate(context, ops.fill([2, 3], 0), labels, tensor([1], float64))).toThrow(
      /^in softmaxCrossEntropy\n {2}expects {3}weights \[2\]\n {2}received {10}\[1\]/,
    );
    const vector = tensor([1, 2], float64);
    expect(() => meanSquaredError.evaluate(context, vector, vector, vector)).toThrow(
      /^in meanSquaredError\n {2}expects {3}output \[batch, outputs\]/,
    );
  });
});
