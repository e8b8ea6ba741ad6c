import { accuracy } from "@gd/losses";
import { createTraining, train } from "@gd/train/core";
import { HIDDEN_LAYERS, SPIRAL_BATCH, SPIRAL_EPOCHS, spiralPoints, spiralSetup } from "./deep-spirals.js";
import type { Experiment, ExperimentEvent, RunOptions } from "./experiment.js";
import { type Moments, momentsOf, normalizedBothWays } from "./normalized-both-ways.js";
import { progressOf } from "./progress-of.js";
import { progressTimer } from "./progress-timer.js";
import { showNumber, showNumbers, showPercent } from "./show-number.js";
import { thin } from "./thin.js";

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

export const batchNormalization: Experiment<BatchNormResult> = {
  id: "batch-norm",
  title: "Batch normalization, attempted and completed",
  document: "notebook",
  part: "N2",
  summary:
    "Normalizes an array over all its elements, as the notebook attempted it, and then feature by feature, as it is meant to be done. " +
    "Then trains a network of six hidden sigmoid layers on two spirals, without batch normalization and with it.",

  async *run({ interpreterIn, seed, signal }) {
    const both = normalizedBothWays(interpreterIn("float64").ops, seed);
    const moments = {
      before: momentsOf(both.before),
      wholeArray: momentsOf(both.wholeArray),
      perFeature: momentsOf(both.perFeature),
    };
    const runs: (DeepRun & { readonly curve: readonly number[] })[] = [];
    for (const normalized of [false, true]) {
      if (signal?.aborted) break;
      runs.push(yield* trainDeep(normalized, { interpreterIn, seed, signal }));
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
                  quantity: `${HIDDEN_LAYERS} sigmoid layers on two spirals`,
                  document: "not tried",
                  ours: `accuracy ${showPercent(plain.accuracy, 1)} without, ${showPercent(normalized.accuracy, 1)} with batch normalization`,
                  same: undefined,
                  why: "Not in the document: the notebook stops at the forward pass.",
                },
              ]),
        ],
        remarks: [
          `Without it, each sigmoid passes back at most a quarter of the gradient, and ${HIDDEN_LAYERS} of them at most one part in ${(4 ** HIDDEN_LAYERS).toLocaleString("en")}: the loss stays at ln 2 = 0.693, that of guessing. Normalized weighted sums keep every sigmoid where it is steep.`,
        ],
        figure: {
          title: `${HIDDEN_LAYERS} hidden sigmoid layers on two spirals`,
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

async function* trainDeep(
  normalized: boolean,
  { interpreterIn, seed, signal }: Pick<RunOptions, "interpreterIn" | "seed" | "signal">,
): AsyncGenerator<ExperimentEvent, DeepRun & { readonly curve: readonly number[] }> {
  const setup = spiralSetup({ normalized, interpreter: interpreterIn("float64"), seed });
  const data = spiralPoints(seed);
  const { name } = setup.model;
  yield { type: "stage", name };
  const progress = progressOf(name, SPIRAL_EPOCHS, "epochs");
  const progressDue = progressTimer();
  const before = createTraining(setup).evaluate(data, { metrics: { accuracy } });
  let after = before;
  const curve: number[] = [];
  let epochs = 0;
  for await (const event of train({ ...setup, data, batchSize: SPIRAL_BATCH, epochs: SPIRAL_EPOCHS, signal })) {
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
