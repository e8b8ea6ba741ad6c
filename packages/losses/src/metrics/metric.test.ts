import { ArgumentError, fromElements, ShapeError, type Tensor, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import {
  accuracy,
  confusionMatrix,
  defineMetric,
  exactMatch,
  f1,
  type Metric,
  multilabelAccuracy,
  multilabelF1,
  multilabelPrecision,
  multilabelRecall,
  precision,
  recall,
  rocAuc,
  rootMeanSquaredError,
  rSquared,
  topKAccuracy,
  withoutWeights,
} from "../index.js";

/** Two examples of this many outputs. */
const columns = (count: number): Tensor => fromElements(new Float32Array(2 * count).fill(1, 0, 1), [2, count]);
const labels = tensor([0, 0]);

/** The largest output of all. */
const largest = defineMetric("largest", () => {
  let largest = Number.NaN;
  return {
    add: ({ data }) => {
      largest = Math.max(...data, Number.isNaN(largest) ? Number.NEGATIVE_INFINITY : largest);
    },
    result: () => largest,
  };
});

test("a metric is a function of one batch, by its name", () => {
  expect(largest(tensor([[1, 3]]), tensor([0]))).toBe(3);
  expect(largest.name).toBe("largest");
});

test("a metric that decides by a threshold says so, by the number of outputs", () => {
  const ofSingle = [accuracy, f1, precision, recall, confusionMatrix];
  for (const metric of ofSingle) {
    expect([1, 3].map((outputs) => metric.thresholdFor?.(outputs))).toEqual([0, undefined]);
    expect(metric({ threshold: 0.5 }).thresholdFor?.(1)).toBe(0.5);
  }
  expect(f1({ average: "perClass", threshold: 0.1 }).thresholdFor?.(1)).toBe(0.1);
  for (const metric of [exactMatch, multilabelAccuracy, multilabelF1, multilabelPrecision, multilabelRecall]) {
    expect(metric.thresholdFor?.(3)).toBe(0);
    expect(metric({ threshold: 0.5 }).thresholdFor?.(3)).toBe(0.5);
  }
  expect(withoutWeights(accuracy({ threshold: 0.5 })).thresholdFor?.(1)).toBe(0.5);
  expect(topKAccuracy({ k: 1 }).thresholdFor).toBe(undefined);
  expect(rocAuc.thresholdFor).toBe(undefined);
});

test("each start is another accumulator, whose result can be asked for on the way", () => {
  const [one, other] = [largest.start(), largest.start()];
  one.add(tensor([[1, 3]]), tensor([0]));
  expect(one.result()).toBe(3);
  one.add(tensor([[2, 5]]), tensor([0]));
  other.add(tensor([[4, 1]]), tensor([0]));
  expect([one.result(), other.result()]).toEqual([5, 4]);
});

test.each<[Metric<unknown>, Tensor, Tensor, Tensor]>([
  [accuracy, columns(2), columns(3), labels],
  [accuracy, columns(2), columns(1), labels],
  [topKAccuracy({ k: 1 }), columns(3), columns(2), labels],
  [confusionMatrix, columns(3), columns(2), labels],
  [confusionMatrix, columns(2), columns(1), labels],
  [precision({ average: "macro" }), columns(2), columns(3), labels],
  [recall({ average: "micro" }), columns(2), columns(3), labels],
  [f1, columns(1), columns(2), columns(1)],
  [rocAuc, columns(2), columns(1), labels],
  [exactMatch, columns(3), columns(2), columns(3)],
  [multilabelAccuracy, columns(2), columns(3), columns(2)],
  [multilabelPrecision, columns(2), columns(3), columns(2)],
  [multilabelRecall({ average: "perLabel" }), columns(2), columns(1), columns(2)],
  [multilabelF1, columns(3), columns(2), columns(3)],
  [rSquared, columns(2), columns(1), columns(2)],
  [rSquared, columns(6), fromElements(new Float32Array(12), [2, 2, 3]), columns(6)],
  [rootMeanSquaredError, columns(2), columns(3), columns(2)],
  [withoutWeights(accuracy), columns(2), columns(3), columns(2)],
  [largest, columns(2), labels, labels],
])("batches of other outputs than the first are refused: %s", (metric, output, other, target) => {
  const { add, result } = metric.start();
  add(output, target);
  add(output, target);
  const before = result();
  expect(() => add(other, other)).toThrow(ShapeError);
  expect(() => add(other, other)).toThrow(
    new RegExp(`^in ${metric.name}\n {2}expects {3}output \\[batch, ${output.shape[1]}\\]\n[^]*outputs of the first$`),
  );
  expect(result()).toEqual(before);
});

test("built-in metrics say whether a large or a small result is good, and one's own may", () => {
  const rising = [
    accuracy,
    accuracy({ threshold: 0.5 }),
    topKAccuracy({ k: 2 }),
    precision,
    recall({ average: "macro" }),
    f1,
    rocAuc,
    rSquared,
    exactMatch,
    multilabelAccuracy,
    multilabelPrecision,
    multilabelRecall({ average: "micro" }),
    multilabelF1,
    withoutWeights(accuracy),
  ];
  for (const { goal } of rising) expect(goal).toBe("maximum");
  expect(rootMeanSquaredError.goal).toBe("minimum");
  expect(confusionMatrix.goal).toBe(undefined);
  expect(largest.goal).toBe(undefined);
  expect(defineMetric("smallest", largest.start, { goal: "minimum" }).goal).toBe("minimum");
});

// As from plain JavaScript, where the compiler refuses nothing.
test.each<[() => unknown, string]>([
  [() => defineMetric(undefined as never, largest.start), "defineMetric(name) expects a name, but received undefined."],
  [() => defineMetric("x", 3 as never), "defineMetric(start) expects a function, but received 3."],
  [
    () => defineMetric("x", largest.start, JSON.parse('{ "gaol": 1 }')),
    'defineMetric(options) expects no option but goal, weighted and thresholdFor, but received "gaol".',
  ],
  [
    () => defineMetric("x", largest.start, JSON.parse('{ "goal": "max" }')),
    'defineMetric(goal) expects "minimum" or "maximum", but received "max".',
  ],
  [() => accuracy(tensor([[1]]), undefined as never), "accuracy(target) expects a tensor, but received undefined."],
  [
    () => accuracy([[1]] as never, tensor([[1]])),
    "accuracy(output) expects a tensor, but received [[1]]. Make one with tensor(…).",
  ],
  [
    () => (accuracy as never as (output: unknown) => unknown)(tensor([[1]])),
    "accuracy(target) expects a tensor, but received undefined.",
  ],
  [() => accuracy(null as never), "accuracy(options) expects an object with threshold, but received null."],
  [() => f1(JSON.parse('"macro"')), 'f1(options) expects an object with average and threshold, but received "macro".'],
  [() => topKAccuracy(5 as never), "topKAccuracy(options) expects an object with k, but received 5."],
  [
    () => withoutWeights(topKAccuracy as never),
    "withoutWeights(metric) expects a metric, but received the function topKAccuracy. Call it: topKAccuracy({ k: 5 }), for example.",
  ],
  [
    () => withoutWeights("accuracy" as never),
    'withoutWeights(metric) expects a metric, but received "accuracy". topKAccuracy({ k: 5 }) is one, for example.',
  ],
])("%s is refused", (call, message) => {
  expect(call).toThrow(ArgumentError);
  expect(call).toThrow(message);
});
