import { type Dataset, spirals } from "@gd/data";
import { batchNorm, expectShape, linear, sigmoid, stack } from "@gd/layers";
import { accuracy, softmaxCrossEntropy } from "@gd/losses";
import { exponentialDecay, momentum } from "@gd/optim";
import { createContext, fromElements, type Ops, randomStreams, rowMajor } from "@gd/tensor";
import { createTraining, train } from "@gd/train/core";
import type { Experiment, ExperimentEvent, RunOptions } from "./experiment.js";
import { progressOf } from "./progress-of.js";
import { progressTimer } from "./progress-timer.js";
import { showNumber, showNumbers, showPercent } from "./show-number.js";
import { thin } from "./thin.js";

/** Means and variances of two features, one of them far from 0. */
export interface Moments {
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

export interface DeepRun {
  readonly name: string;
  /** Over all points, in evaluation, before and after. */
  readonly losses: readonly [before: number, after: number];
  readonly accuracy: number;
  readonly epochs: number;
}

export interface BatchNormResult {
  readonly before: Moments;
  /** Normalized over the whole array, as the notebook attempted it. */
  readonly wholeArray: Moments;
  /** Normalized feature by feature. */
  readonly perFeature: Moments;
  readonly runs: readonly DeepRun[];
}

/** The summary spells it out: a text with a number put in would keep bundlers from dropping an unused experiment. */
const HIDDEN = 6;
const WIDTH = 16;
const EPOCHS = 150;
/** The notebook's. */
const EPSILON = 0.001;

export const batchNormalization: Experiment<BatchNormResult> = {
  id: "batch-norm",
  title: "Batch normalization, attempted and completed",
  document: "notebook",
  part: "N2",
  summary:
    "Normalizes an array over all its elements, as the notebook attempted it, and then feature by feature, as it is meant to be done. " +
    "Then trains a network of six hidden sigmoid layers on two spirals, without batch normalization and with it.",

  async *run({ interpreterIn, seed, signal }) {
    const moments = normalizeBothWays(interpreterIn("float64").ops, seed);
    const data = spirals({ random: randomStreams(seed).stream("spirals"), size: 400, dtype: "float64" });
    const runs: (DeepRun & { readonly curve: readonly number[] })[] = [];
    for (const normalized of [false, true]) {
      if (signal?.aborted) break;
      runs.push(yield* trainDeep(data, normalized, { interpreterIn, seed, signal }));
    }
    const [plain, normalized] = runs;
    return {
      result: { ...moments, runs: runs.map(({ curve: _curve, ...run }) => run) },
      report: {
        comparisons: [
          {
            quantity: "what is normalized",
            document: "the whole array at once, forward only",
            ours: `each feature: means ${showNumbers(moments.perFeature.mean.map(tidy), 3)}, variances ${showNumbers(moments.perFeature.variance, 3)}`,
            same: false,
            why: `Over the whole array the features keep their differences: means ${showNumbers(moments.wholeArray.mean, 3)}, variances ${showNumbers(moments.wholeArray.variance, 3)}. The notebook draws scale and shift at random and has no backward pass; ours start at 1 and 0 and are trained, and running statistics are kept for evaluation.`,
          },
          ...(plain === undefined || normalized === undefined
            ? []
            : [
                {
                  quantity: `${HIDDEN} sigmoid layers on two spirals`,
                  document: "not tried",
                  ours: `accuracy ${showPercent(plain.accuracy, 1)} without, ${showPercent(normalized.accuracy, 1)} with batch normalization`,
                  same: undefined,
                  why: "Not in the document: the notebook stops at the forward pass.",
                },
              ]),
        ],
        remarks: [
          `Without it, each sigmoid passes back at most a quarter of the gradient, and ${HIDDEN} of them at most one part in ${(4 ** HIDDEN).toLocaleString("en")}: the loss stays at ln 2 = 0.693, that of guessing. Normalized weighted sums keep every sigmoid where it is steep.`,
        ],
        figure: {
          title: `${HIDDEN} hidden sigmoid layers on two spirals`,
          x: { label: "step", scale: "linear" },
          y: { label: "cross-entropy of the batch", scale: "linear" },
          series: runs.map(({ name, curve }) => ({ name, points: thin(curve) })),
        },
        tables: [
          {
            title: "Loss and accuracy over all points, in evaluation",
            columns: ["network", "epochs", "loss before", "loss after", "accuracy"],
            rows: runs.map(({ name, epochs, losses, accuracy }) => [
              name,
              String(epochs),
              showNumber(losses[0], 3),
              showNumber(losses[1], 3),
              showPercent(accuracy, 1),
            ]),
          },
        ],
        pictures: [],
      },
    };
  },
};

/** Eight examples of two features, one around 0 and one around 10, normalized over the whole array and per feature. */
const normalizeBothWays = (ops: Ops, seed: number): Omit<BatchNormResult, "runs"> => {
  const random = randomStreams(seed).stream("features");
  const values = Float64Array.from({ length: 16 }, (_, i) => random.standardNormal() * (1 + (i % 2)) + 10 * (i % 2));
  const array = fromElements(values, [8, 2]);

  const mean = values.reduce((sum, x) => sum + x / values.length, 0);
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2 / values.length, 0);
  const wholeArray = ops.divide(ops.subtract(array, mean), Math.sqrt(variance + EPSILON));

  const layer = batchNorm(2, { epsilon: EPSILON });
  const context = createContext({ ops });
  const { output } = layer.forward(context, layer.initialize(context), array);
  return {
    before: momentsOf(values),
    wholeArray: momentsOf(rowMajor(wholeArray)),
    perFeature: momentsOf(rowMajor(output)),
  };
};

/** The mean and variance of each of two columns. */
const momentsOf = (values: ArrayLike<number>): Moments => {
  const columns = [0, 1].map((column) => Array.from(values).filter((_, i) => i % 2 === column));
  const mean = columns.map((column) => column.reduce((sum, x) => sum + x, 0) / column.length);
  const variance = columns.map((column, i) => column.reduce((sum, x) => sum + (x - mean[i]!) ** 2, 0) / column.length);
  return { mean, variance };
};

/** Hidden layers, each of them linear, perhaps normalized, and a sigmoid; then a linear layer. */
const deepNetwork = (normalized: boolean) => {
  const hidden = Array.from({ length: HIDDEN }, (_, i) => [
    linear(i === 0 ? 2 : WIDTH, WIDTH),
    ...(normalized ? [batchNorm(WIDTH)] : []),
    sigmoid,
  ]);
  const name = normalized ? "with batch normalization" : "without";
  return expectShape(stack([...hidden.flat(), linear(WIDTH, 2)], { name }), { input: [2], output: [2] });
};

async function* trainDeep(
  data: Dataset<readonly [2], readonly []>,
  normalized: boolean,
  { interpreterIn, seed, signal }: Pick<RunOptions, "interpreterIn" | "seed" | "signal">,
): AsyncGenerator<ExperimentEvent, DeepRun & { readonly curve: readonly number[] }> {
  const model = deepNetwork(normalized);
  const setup = {
    model,
    loss: softmaxCrossEntropy,
    // The rate decays so that the running statistics settle with the weights.
    optimizer: momentum({ learningRate: exponentialDecay({ learningRate: 0.1, decay: 0.003 }), momentum: 0.9 }),
    interpreter: interpreterIn("float64"),
    seed,
  };
  const { name } = model;
  yield { type: "stage", name };
  const progress = progressOf(name, EPOCHS, "epochs");
  const progressDue = progressTimer();
  const before = createTraining(setup).evaluate(data, { metrics: { accuracy } });
  let after = before;
  const curve: number[] = [];
  let epochs = 0;
  for await (const event of train({ ...setup, data, batchSize: 50, epochs: EPOCHS, signal })) {
    if (event.type === "end") after = event.training.evaluate(data, { metrics: { accuracy } });
    if (event.type === "epoch") epochs = event.epoch;
    if (event.type !== "step") continue;
    curve.push(event.loss);
    if (await progressDue()) yield progress(epochs, { loss: event.loss });
  }
  yield progress(epochs, { loss: after.loss, accuracy: after.accuracy });
  return { name, losses: [before.loss, after.loss], accuracy: after.accuracy, epochs, curve };
}

/** A mean that is 0 but for rounding. */
const tidy = (value: number): number => (Math.abs(value) < 1e-12 ? 0 : value);
