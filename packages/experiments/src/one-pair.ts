import { sigmoid } from "@gd/layers";
import { formatShape, leaves } from "@gd/tensor";
import type { Experiment } from "./experiment.js";
import { descendOnPair, type PairDescent } from "./pair-descent.js";
import { errorFigure, type PairFigures, pairFigures } from "./pair-figures.js";
import { PAIR } from "./pair-training.js";
import { showNumber, showNumbers } from "./show-number.js";
import { SMALL, tutorialWeights } from "./tutorial-network.js";

export interface OnePairResult extends PairFigures {
  /** When both outputs first agreed with the target to 8 digits; null if that is later than we went. */
  readonly iterationsToEightDigits: number | null;
  /** Squared error after the tutorial's 1,000 iterations from the weights of seeds 0 to 9, of those that were run. */
  readonly errorsOfTenSeeds: readonly number[];
}

const ITERATIONS = 1000;
const FAR = 200_000;

export const onePair: Experiment<OnePairResult> = {
  id: "one-pair",
  title: "One input to one output",
  document: "tutorial",
  part: "T1",
  summary:
    "Trains a network of layers 2-3-3-2 with sigmoids to answer [0.2, 0.3] with [0.3, 0.67], by gradient descent on the squared error. " +
    "It takes the tutorial's 1,000 iterations from eleven random starts, and then goes on from one of them until the output matches to 8 digits.",

  async *run({ interpreterIn, seed, signal }) {
    const options = { interpreter: interpreterIn("float64"), sizes: SMALL, activation: sigmoid, signal };
    yield { type: "stage", name: "1,000 iterations" };
    const descent = yield* descendOnPair({
      ...options,
      name: "1,000 iterations",
      start: tutorialWeights(SMALL, seed),
      iterations: ITERATIONS,
    });
    yield { type: "stage", name: "1,000 iterations from ten other starts" };
    const errorsOfTenSeeds: number[] = [];
    for (let other = 0; other < 10 && !signal?.aborted; other++) {
      const { error, iterations } = yield* descendOnPair({
        ...options,
        name: "1,000 iterations from ten other starts",
        start: tutorialWeights(SMALL, other),
        iterations: ITERATIONS,
      });
      if (iterations === ITERATIONS) errorsOfTenSeeds.push(error);
    }
    yield { type: "stage", name: "until the output matches to 8 digits" };
    const long = yield* descendOnPair({
      ...options,
      name: "until the output matches to 8 digits",
      start: tutorialWeights(SMALL, seed),
      iterations: FAR,
      until: (error) => error < 5e-9 ** 2,
    });
    const matched = matches(long.output);

    const result: OnePairResult = {
      ...pairFigures(descent),
      iterationsToEightDigits: matched ? long.iterations : null,
      errorsOfTenSeeds,
    };
    const interrupted = signal?.aborted === true;
    return {
      result,
      report: {
        comparisons: [
          {
            quantity: `output after ${count(descent.iterations)}`,
            document: `${showNumbers(PAIR.target)}, "exactly"`,
            ours: showNumbers(descent.output),
            same: matches(descent.output),
            why: interrupted ? INTERRUPTED : tooFew(errorsOfTenSeeds),
          },
          {
            quantity: "output after enough iterations",
            document: showNumbers(PAIR.target),
            ours: `${showNumbers(long.output, 8)} after ${count(long.iterations)}`,
            same: matched,
            ...(matched
              ? {}
              : { why: interrupted ? INTERRUPTED : `It needs more than ${count(FAR)} from this start.` }),
          },
        ],
        remarks: [
          "Each gradient has the shape of its weights. The tutorial keeps the bias as the last column of one matrix [outputs, inputs + 1]; we keep weight [inputs, outputs] and bias [outputs] apart.",
        ],
        figure: errorFigure("One pair: the error during training", [descent, long]),
        tables: [
          shapesTable(descent),
          {
            title: "The squared error at some iterations",
            columns: ["iteration", "squared error"],
            rows: milestones(long.errors),
          },
        ],
        pictures: [],
      },
    };
  },
};

const INTERRUPTED = "The run was interrupted.";

const count = (iterations: number): string =>
  `${iterations.toLocaleString("en")} iteration${iterations === 1 ? "" : "s"}`;

const tooFew = (errors: readonly number[]): string =>
  `1,000 iterations are too few: from ten other random starts, the squared error is then ${showNumber(Math.min(...errors), 2)} to ${showNumber(Math.max(...errors), 2)}.`;

const matches = (output: readonly number[]): boolean =>
  output.every((value, i) => Math.abs(value - PAIR.target[i]!) <= 5e-9);

/** The shapes of what was trained, beside those of the same numbers in the tutorial's layout. */
const shapesTable = ({ parameters }: PairDescent) => {
  const layers = parameters
    .map((layer) => leaves(layer).map(([, { shape }]) => shape))
    .filter((shapes) => shapes.length > 0);
  return {
    title: "Shapes of the weights, of the layer inputs and of the gradients",
    columns: [
      "layer",
      "tutorial: weights and gradient",
      "tutorial: input with its 1",
      "ours: weight and gradient",
      "ours: bias and gradient",
      "ours: input",
    ],
    rows: layers.map(([weight = [], bias = []], i) => {
      const [inputs = 0, outputs = 0] = weight;
      const shapes = [[outputs, inputs + 1], [inputs + 1], weight, bias, [1, inputs]];
      return [String(i + 1), ...shapes.map(formatShape)];
    }),
  };
};

const milestones = (errors: readonly number[]) =>
  [0, 10, 100, 1000, 10_000, 20_000, 50_000, 100_000, errors.length - 1]
    .filter((iteration, i, all) => iteration < errors.length && all.indexOf(iteration) === i)
    .map((iteration) => [iteration.toLocaleString("en"), showNumber(errors[iteration]!, 3)]);
