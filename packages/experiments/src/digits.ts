import { confusionTable, digitPictures } from "./digit-answers.js";
import { type AnsweredRun, type DigitRun, SAMPLE } from "./digit-run.js";
import type { Experiment } from "./experiment.js";
import { trainLayeredDigits } from "./layered-digits.js";
import { progressOf } from "./progress-of.js";
import { showPercent } from "./show-number.js";
import { trainTutorialDigits } from "./tutorial-digits.js";

export interface DigitsResult {
  readonly runs: readonly DigitRun[];
}

/** The learning rates of the tutorial's own network, the tutorial's and ours, and how many images it learns at each. */
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
    "Learns the handwritten digits that the tutorial announces, from the 60,000 training images of MNIST, and tests on the 10,000 others. " +
    "First the tutorial's own network, one image at a time: 10,000 at its learning rate and 60,000 at a larger one. Then a network built from the layers.",

  async *run({ interpreterIn, seed, signal, digits }) {
    const reading = "reading the images";
    yield { type: "stage", name: reading };
    const files = await digits();
    const images = files.training.labels.length + files.test.labels.length;
    yield progressOf(reading, images, "images")(images);
    const answered: AnsweredRun[] = [];
    for (const tutorialRun of TUTORIAL_RUNS) {
      if (signal?.aborted) break;
      const options = { interpreter: interpreterIn("float64"), ...tutorialRun };
      answered.push(yield* trainTutorialDigits(options, files, seed, signal));
    }
    if (!signal?.aborted) answered.push(yield* trainLayeredDigits(interpreterIn("float32"), files, seed, signal));
    const best = answered.at(-1);
    return {
      result: { runs: answered.map(({ run }) => run) },
      report: {
        comparisons: answered.map(({ run }) => ({
          quantity: `test accuracy, ${run.model}`,
          document: "announced, not run",
          ours: `${showPercent(run.testAccuracy, 2)} after ${Number(run.epochs.toFixed(2))} epoch${run.epochs === 1 ? "" : "s"}, at ${run.secondsPerEpoch.toFixed(1)} s per epoch`,
          same: undefined,
          why: "Not in the document: the tutorial only announces the digits.",
        })),
        remarks: [
          "The tutorial's network starts from weights that are all positive, so its hidden units all give nearly the same value. At the tutorial's rate of 0.01 it soon gives every image the same answer, the shares of the ten digits (squared error 0.9), and stays there. At a rate of 1 it breaks out and learns.",
          "What makes the last network better: weights of both signs and of the right size, ReLU, a loss meant for classification, momentum, and batches.",
        ],
        figure: {
          title: "Learning the digits",
          x: { label: "images seen", scale: "linear" },
          y: { label: `accuracy on ${SAMPLE} training images`, scale: "linear" },
          series: answered.map(({ run, curve }) => ({ name: run.model, points: curve })),
        },
        tables: [
          ...(best === undefined ? [] : [confusionTable(best.run.model, files.test.labels, best.answers)]),
          {
            title: "Hash of the final weights (the same for the same seed on every machine)",
            columns: ["network", "SHA-256 of its weights"],
            rows: answered.map(({ run }) => [run.model, run.weightsHash]),
          },
        ],
        pictures: best === undefined ? [] : digitPictures(files.test, best.answers),
      },
    };
  },
};
