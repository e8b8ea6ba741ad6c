import { confusionTable, digitPictures } from "./digit-answers.js";
import type { AnsweredRun, DigitRun } from "./digit-run.js";
import type { Experiment } from "./experiment.js";
import { trainLayeredDigits } from "./layered-digits.js";
import { showPercent } from "./show-number.js";
import { trainTutorialDigits } from "./tutorial-digits.js";

export interface DigitsResult {
  readonly runs: readonly DigitRun[];
}

/** The learning rates of the tutorial's own network, and how many images it learns at each: the tutorial's, and ours. */
const TUTORIAL_RUNS = [
  { learningRate: 0.01, images: 10_000 },
  { learningRate: 1, images: 60_000 },
] as const;

export const digits: Experiment<DigitsResult> = {
  id: "digits",
  title: "Handwritten digits",
  document: "tutorial",
  part: "T5",
  summary:
    "Learns the 60,000 handwritten digits of MNIST that the tutorial announces, and tests on 10,000 others. " +
    "First the tutorial's own network, one image at a time, 10,000 at its learning rate and 60,000 at a larger one, then a network built from the layers.",

  async *run({ opsIn, seed, signal, digits }) {
    yield { type: "stage", name: "reading the images" };
    const { training, test } = await digits();
    const answered: AnsweredRun[] = [];
    for (const tutorialRun of TUTORIAL_RUNS) {
      if (signal?.aborted) break;
      const options = { ops: opsIn("float64"), ...tutorialRun };
      answered.push(yield* trainTutorialDigits(options, { training, test }, seed, signal));
    }
    if (!signal?.aborted) answered.push(yield* trainLayeredDigits(opsIn("float32"), { training, test }, seed, signal));
    const best = answered.at(-1);
    return {
      result: { runs: answered.map(({ run }) => run) },
      report: {
        comparisons: answered.map(({ run }) => ({
          quantity: `test accuracy, ${run.model}`,
          document: "announced, not run",
          ours: `${showPercent(run.testAccuracy, 2)} after ${Number(run.epochs.toFixed(2))} epoch${run.epochs === 1 ? "" : "s"} of ${run.secondsPerEpoch.toFixed(1)} s`,
          same: false,
          why: "The tutorial stops at announcing the digits.",
        })),
        remarks: [
          "The tutorial's network starts from weights that are all positive, so that all its hidden units say nearly the same. At the tutorial's rate of 0.01 it soon answers every image alike, with the shares of the ten digits (squared error 0.9), and stays there; at a rate of 1 it breaks out and learns.",
          "What the last network does better: weights of both signs and the right size, ReLU, a loss made for classes, momentum, and batches.",
        ],
        figure: {
          title: "Learning the digits",
          x: { label: "images seen", scale: "linear" },
          y: { label: "accuracy on 500 training images", scale: "linear" },
          series: answered.map(({ run, curve }) => ({ name: run.model, points: curve })),
        },
        tables: [
          ...(best === undefined ? [] : [confusionTable(best.run.model, test.labels, best.answers)]),
          {
            title: "The weights at the end, as a hash: the same for the same seed on every machine",
            columns: ["network", "SHA-256 of its weights"],
            rows: answered.map(({ run }) => [run.model, run.weightsHash]),
          },
        ],
        pictures: best === undefined ? [] : digitPictures(test, best.answers),
      },
    };
  },
};
