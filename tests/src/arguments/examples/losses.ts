import { accuracy, meanSquaredError } from "@gd/losses";
import { createContext, type Tensor, tensor } from "@gd/tensor";
import type { Example, Examples } from "../example.js";

const context = createContext();
const labels = () => tensor([0, 1]);
const scores = () =>
  tensor([
    [0.5, 1.5],
    [1.5, 0.5],
  ]);
const column = () => tensor([[0.5], [1.5]]);
const binary = () => tensor([[1], [0]]);

const lossOn = (output: () => Tensor, target: () => Tensor): Examples => ({
  evaluate: { given: () => [context, output(), target()] },
  expectTarget: { given: () => ["train(data)", target(), output().shape] },
});

const metricOn = (output: () => Tensor, target: () => Tensor): Examples => ({
  start: {
    given: () => [],
    methods: { add: { given: () => [output(), target()] } },
  },
});

const decision = (target: () => Tensor): Example => ({
  given: () => [{ threshold: 0.5 }],
  takes: { 0: ["tensor"] },
  methods: metricOn(column, target),
});
const score: Example = { ...decision(binary), given: () => [{ threshold: 0.5, average: "binary" }] };
const labelScore: Example = { ...decision(binary), given: () => [{ threshold: 0.5, average: "micro" }] };

/** The examples of losses and metrics. */
export const losses: Examples = {
  accuracy: decision(binary),
  confusionMatrix: decision(binary),
  defineMetric: { given: () => ["own", () => ({ add() {}, result: () => 0 })] },
  exactMatch: decision(binary),
  f1: score,
  hinge: { methods: lossOn(column, () => tensor([[1], [-1]])) },
  huber: { given: () => [{ delta: 1.5 }], methods: lossOn(column, column) },
  meanAbsoluteError: { methods: lossOn(column, column) },
  meanSquaredError: { methods: lossOn(column, column) },
  multilabelAccuracy: decision(binary),
  multilabelF1: labelScore,
  multilabelPrecision: labelScore,
  multilabelRecall: labelScore,
  precision: score,
  rSquared: { given: () => [column(), column()] },
  recall: score,
  residualSumOfSquares: { given: () => [{ reduction: "sum" }], methods: lossOn(column, column) },
  rocAuc: { given: () => [column(), binary()] },
  rootMeanSquaredError: { given: () => [column(), column()] },
  sigmoidCrossEntropy: { methods: lossOn(column, binary) },
  softmaxCrossEntropy: {
    given: () => [{ labelSmoothing: 0.1, classWeights: [0.5, 1.5] }],
    methods: lossOn(scores, labels),
  },
  // Its metric is named top1Accuracy in messages.
  topKAccuracy: { given: () => [{ k: 1 }] },
  weightedTargets: { given: () => [column(), tensor([0.5, 1.5])] },
  withWeights: { given: () => [meanSquaredError] },
  withoutWeights: { given: () => [accuracy] },
};
