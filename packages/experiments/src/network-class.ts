import type { Experiment } from "./experiment.js";
import { interrupted } from "./interrupted.js";
import { Network } from "./network.js";
import { PAIR } from "./pair-training.js";
import { progressOf } from "./progress-of.js";
import { progressTimer } from "./progress-timer.js";
import { showNumber, showNumbers } from "./show-number.js";
import { thin } from "./thin.js";

export interface NetworkClassResult {
  readonly layers: readonly number[];
  readonly iterations: number;
  /** Before training, and after. */
  readonly predictions: readonly [before: readonly number[], after: readonly number[]];
  /** What the first and the last call of `train` returned. */
  readonly errors: readonly [first: number, last: number];
}

const LAYERS = [2, 200, 200, 2] as const;
const ITERATIONS = 10_000;

export const networkClass: Experiment<NetworkClassResult> = {
  id: "network-class",
  title: "The class Network",
  document: "tutorial",
  part: "T4",
  summary:
    "Uses the tutorial's class: new Network(layers) with predict(data) and train(data, target), which returns the squared error of that step. " +
    "Through it, a network of layers 2-200-200-2 learns the pair in 10,000 calls of train.",

  async *run({ interpreterIn, seed, signal }) {
    const stage = "network.train";
    yield { type: "stage", name: stage };
    const progress = progressOf(stage, ITERATIONS, "iterations");
    const network = new Network(LAYERS, { interpreter: interpreterIn("float64"), seed });
    const before = network.predict(PAIR.input);
    const errors: number[] = [];
    const progressDue = progressTimer();
    for (let iteration = 0; iteration < ITERATIONS && !signal?.aborted; iteration++) {
      errors.push(network.train(PAIR.input, PAIR.target));
      if (await progressDue()) yield progress(errors.length, { loss: errors.at(-1)! });
    }
    const after = network.predict(PAIR.input);
    const [first, last] = [errors[0] ?? Number.NaN, errors.at(-1) ?? Number.NaN];
    yield progress(errors.length, { loss: last });
    const squaredError = before.reduce((sum, value, i) => sum + (value - PAIR.target[i]!) ** 2, 0);
    return {
      result: { layers: LAYERS, iterations: errors.length, predictions: [before, after], errors: [first, last] },
      report: {
        comparisons: [
          {
            quantity: "train returns",
            document: "the squared error of the step",
            ours: `${showNumber(first)}; from the prediction before: ${showNumber(squaredError)}`,
            same: Math.abs(first - squaredError) <= 1e-12,
          },
          {
            quantity: `predict after ${errors.length.toLocaleString("en")} calls of train`,
            document: showNumbers(PAIR.target),
            ours: `${showNumbers(after, 3)}, squared error ${showNumber(last, 2)}`,
            ...(errors.length < ITERATIONS
              ? interrupted
              : { same: after.every((value, i) => Math.abs(value - PAIR.target[i]!) < 5e-4) }),
          },
        ],
        remarks: [
          "The class is a few lines around the packages: layers stacked at run time, residualSumOfSquares, gradientDescent and createTraining.",
        ],
        figure: {
          title: "What train returns",
          x: { label: "call", scale: "linear" },
          y: { label: "squared error", scale: "log" },
          series: [{ name: "Network([2, 200, 200, 2])", points: thin(errors) }],
        },
        tables: [],
        pictures: [],
      },
    };
  },
};
