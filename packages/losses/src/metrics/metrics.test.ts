import {
  counting,
  createContext,
  fromElements,
  referenceInterpreter,
  referenceOps,
  StaleTensorError,
  type Tensor,
  toArray,
} from "@gd/tensor";
import { fixtureTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import reference from "../../fixtures/metrics.json" with { type: "json" };
import multilabelReference from "../../fixtures/multilabel-metrics.json" with { type: "json" };
import { staleTensor } from "../../test/stale-tensor.js";
import {
  accuracy,
  confusionMatrix,
  exactMatch,
  f1,
  type Metric,
  meanAbsoluteError,
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
} from "../index.js";

const { classification, rareClasses, binary, regression } = reference.cases;
const multilabel = multilabelReference.cases;

/** Metrics and what scikit-learn gives for them; its names where they differ. */
const classScores = (wanted: typeof rareClasses) =>
  (
    [
      ["precision", precision],
      ["recall", recall],
      ["f1", f1],
    ] as const
  ).flatMap(([name, score]) => [
    [`${name} macro`, score({ average: "macro" }), wanted[name].macro] as const,
    [`${name} micro`, score({ average: "micro" }), wanted[name].micro] as const,
    [`${name} per class`, score({ average: "perClass" }), wanted[name].perClass] as const,
  ]);
const labelScores = (
  [
    ["multilabelPrecision", multilabelPrecision],
    ["multilabelRecall", multilabelRecall],
    ["multilabelF1", multilabelF1],
  ] as const
).flatMap(([name, score]) => [
  [`${name} macro`, score, multilabel[name].macro] as const,
  [`${name} micro`, score({ average: "micro" }), multilabel[name].micro] as const,
  [`${name} per label`, score({ average: "perLabel" }), multilabel[name].perLabel] as const,
]);
type Case = readonly [name: string, metric: Metric<unknown>, wanted: unknown];
const groups: readonly (readonly [string, Tensor, Tensor, readonly Case[]])[] = [
  [
    "classes",
    fixtureTensor(classification.scores),
    fixtureTensor(classification.labels),
    [
      ["accuracy", accuracy, classification.accuracy],
      ...Object.entries(classification.topKAccuracy).map(
        ([k, wanted]) => [`top ${k} accuracy`, topKAccuracy({ k: Number(k) }), wanted] as const,
      ),
      ["confusion matrix", confusionMatrix, classification.confusionMatrix],
      ...classScores(classification),
    ],
  ],
  [
    "classes that do not occur",
    fixtureTensor(rareClasses.scores),
    fixtureTensor(rareClasses.labels),
    classScores(rareClasses),
  ],
  [
    "two classes",
    fixtureTensor(binary.scores),
    fixtureTensor(binary.truth),
    [
      ["area under the curve", rocAuc, binary.rocAuc],
      ["accuracy", accuracy, binary.accuracy],
      ["precision", precision, binary.precision],
      ["recall", recall, binary.recall],
      ["f1", f1, binary.f1],
    ],
  ],
  [
    "labels that are each true or false",
    fixtureTensor(multilabel.logits),
    fixtureTensor(multilabel.truth),
    [
      ["exact match", exactMatch, multilabel.exactMatch],
      ["accuracy", multilabelAccuracy, multilabel.multilabelAccuracy],
      ...labelScores,
    ],
  ],
  [
    "numbers",
    fixtureTensor(regression.output),
    fixtureTensor(regression.target),
    [
      ["root mean squared error", rootMeanSquaredError, regression.rootMeanSquaredError],
      ["R²", rSquared, regression.rSquared],
    ],
  ],
];

/** Numbers to compare, whatever a metric's result. */
const numbersOf = (result: unknown): readonly number[] =>
  Array.isArray(result) ? result.flatMap(numbersOf) : [Number(result)];

const expectClose = (got: unknown, wanted: unknown): void => {
  const [numbers, expected] = [numbersOf(got), numbersOf(wanted)];
  expect(numbers).toHaveLength(expected.length);
  numbers.forEach((number, i) => {
    expect(Math.abs(number - expected[i]!)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected[i]!)));
  });
};

/** Some of the examples, as a batch. */
const rows = ({ data, shape: [size = 0, ...shape] }: Tensor, from: number, to: number): Tensor => {
  const each = data.length / size;
  return fromElements(data.slice(from * each, to * each), [Math.min(to, size) - from, ...shape]);
};

const inBatches = (metric: Metric<unknown>, output: Tensor, target: Tensor, batchSize: number): unknown => {
  const { add, result } = metric.start();
  for (let from = 0; from < output.shape[0]!; from += batchSize) {
    add(rows(output, from, from + batchSize), rows(target, from, from + batchSize));
  }
  return result();
};

describe.each(groups)("scikit-learn's values: %s", (_group, output, target, cases) => {
  test.each(cases)("%s", (_name, metric, wanted) => expectClose(metric(output, target), wanted));

  test.each(cases)("%s, over batches of any size", (_name, metric, wanted) => {
    for (const batchSize of [1, 7, 64, 199]) expectClose(inBatches(metric, output, target, batchSize), wanted);
  });

  test.each(cases)("%s, whatever the order of the examples", (_name, metric, wanted) => {
    const size = output.shape[0]!;
    const order = createContext().random.stream("order").permutation(size);
    const { add, result } = metric.start();
    for (const place of order) add(rows(output, place, place + 1), rows(target, place, place + 1));
    expectClose(result(), wanted);
  });

  test.each(cases)("%s, in float32 and of transposed outputs", (_name, metric) => {
    const ops = referenceOps();
    const [narrow, narrowTarget] = [ops.from(output), ops.from(target)];
    const [rows, columns] = narrow.shape as readonly [number, number];
    const columnsFirst = ops.transpose(
      ops.reshape(ops.transpose(ops.reshape(narrow, [rows, columns])), [columns, rows]),
    );
    expect(metric(columnsFirst, narrowTarget)).toEqual(metric(narrow, narrowTarget));
  });
});

test("meanAbsoluteError, the loss, has the value of scikit-learn's metric", () => {
  const context = createContext({ ops: referenceOps({ dtype: "float64" }) });
  const [output, target] = [fixtureTensor(regression.output), fixtureTensor(regression.target)];
  expectClose(toArray(meanAbsoluteError.evaluate(context, output, target).value), regression.meanAbsoluteError);
});

describe.each([
  ["accuracy", accuracy, [20_000, 2]],
  ["topKAccuracy", topKAccuracy({ k: 1 }), [20_000, 2]],
  ["confusionMatrix", confusionMatrix, [20_000, 2]],
  ["precision", precision, [20_000, 1]],
  ["recall", recall, [20_000, 2]],
  ["f1", f1({ average: "macro" }), [20_000, 2]],
  ["f1", f1({ average: "micro" }), [20_000, 2]],
  ["f1", f1({ average: "perClass" }), [20_000, 2]],
  ["exactMatch", exactMatch, [20_000, 2]],
  ["multilabelAccuracy", multilabelAccuracy, [20_000, 2]],
  ["multilabelRecall", multilabelRecall, [20_000, 2]],
  ["multilabelF1", multilabelF1({ average: "micro" }), [20_000, 2]],
  ["multilabelF1", multilabelF1({ average: "perLabel" }), [20_000, 2]],
  ["rocAuc", rocAuc, [20_000, 1]],
  ["rootMeanSquaredError", rootMeanSquaredError, [20_000, 2]],
  ["rSquared", rSquared, [20_000, 2]],
] as readonly (readonly [string, Metric<unknown>, readonly [number, number]])[])("%s", (name, metric, shape) => {
  const interpreter = referenceInterpreter();
  const { ops } = interpreter;
  const [size, columns] = shape;

  test("is NaN where only shapes are followed", () => {
    const { ops } = counting();
    const numbers = numbersOf(metric(ops.fill([4, columns], 0), ops.fill([4, columns], 0)));
    expect(numbers.every(Number.isNaN)).toBe(true);
    expect(numbers.length).toBeGreaterThan(0);
  });

  test("refuses an empty batch, targets that do not fit, and tensors of a step that has ended", () => {
    const zeros = ops.fill(shape, 0);
    const empty = ops.fill([0, columns], 0);
    expect(() => metric(empty, empty)).toThrow(
      `${name}(output.shape) expects at least one example and one output, but received [0, ${columns}].`,
    );
    expect(() => metric(zeros, ops.fill([size - 1, columns], 0))).toThrow(new RegExp(`^in ${name}\n`));
    expect(() => metric(zeros, ops.fill([size, columns, 1], 0))).toThrow(new RegExp(`^in ${name}\n`));
    expect(() => metric(zeros, staleTensor(interpreter, shape))).toThrow(StaleTensorError);
    expect(() => metric(staleTensor(interpreter, shape), zeros)).toThrow(StaleTensorError);
  });

  test("refuses NaN for a target", () => {
    const target = fromElements(new Float32Array(3 * columns).fill(Number.NaN), [3, columns]);
    expect(() => metric(ops.fill([3, columns], 0), target)).toThrow(
      columns === 1 || /^(multilabel|exact)/.test(name)
        ? `${name}(target) expects probabilities from 0 to 1, but received NaN. It is element [0, 0].`
        : `${name}(target) expects numbers, but received NaN. It is element [0, 0]. Leave the example out, or fill in a value.`,
    );
  });
});
