import { sigmoid } from "@gd/layers";
import type { Experiment } from "./experiment.js";
import { descendOnPair, PAIR } from "./pair-descent.js";
import { errorFigure, type PairFigures, pairFigures, show, showNumber } from "./pair-figures.js";
import { SMALL, tutorialWeights } from "./tutorial-network.js";

export interface OnePairResult extends PairFigures {
  /** When both outputs first agreed with the target to 8 digits; null where that is later than we went. */
  readonly iterationsToEightDigits: number | null;
  /** Squared error after the tutorial's 1,000 iterations, for the first weights of seeds 0 to 9. */
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
    "It stops after the tutorial's 1,000 iterations, looks, and then goes on until the output matches to 8 digits.",

  async *run({ seed, signal }) {
    const options = { sizes: SMALL, activation: sigmoid, signal };
    const descent = yield* descendOnPair({
      ...options,
      name: `seed ${seed}`,
      start: tutorialWeights(SMALL, seed),
      iterations: ITERATIONS,
    });
    const errorsOfTenSeeds: number[] = [];
    for (let other = 0; other < 10; other++) {
      const { error } = yield* descendOnPair({
        ...options,
        name: `seed ${other}`,
        start: tutorialWeights(SMALL, other),
        iterations: ITERATIONS,
      });
      errorsOfTenSeeds.push(error);
    }
    const long = yield* descendOnPair({
      ...options,
      name: "to 8 digits",
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
    const [least, most] = [Math.min(...errorsOfTenSeeds), Math.max(...errorsOfTenSeeds)];
    return {
      result,
      report: {
        comparisons: [
          {
            quantity: `output after ${descent.iterations.toLocaleString("en")} iterations`,
            document: `${show(PAIR.target)}, "exactly"`,
            ours: show(descent.output),
            same: matches(descent.output),
            why: `1,000 iterations are too few: over ten random starts the squared error is then ${showNumber(least, 2)} to ${showNumber(most, 2)}.`,
          },
          {
            quantity: "output after enough iterations",
            document: show(PAIR.target),
            ours: `${show(long.output, 8)} after ${long.iterations.toLocaleString("en")}`,
            same: matched,
            ...(matched
              ? {}
              : { why: `It needs more than ${long.iterations.toLocaleString("en")} iterations from this start.` }),
          },
        ],
        remarks: [
          "Each gradient has the shape of its weights: the tutorial keeps the bias as a last column of one matrix [outputs, inputs + 1], we keep weight [inputs, outputs] and bias [outputs] apart.",
        ],
        figure: errorFigure("One pair: the error on the way to the target", [descent, long]),
        tables: [
          shapesTable(),
          {
            title: "The output, every so often",
            columns: ["iteration", "squared error"],
            rows: milestones(long.errors),
          },
        ],
        pictures: [],
      },
    };
  },
};

const matches = (output: readonly number[]): boolean =>
  output.every((value, i) => Math.abs(value - PAIR.target[i]!) <= 5e-9);

const shapesTable = () => ({
  title: "Shapes of the weights, of the layer inputs and of the gradients",
  columns: [
    "layer",
    "tutorial: weights and gradient",
    "tutorial: input with its 1",
    "ours: weight and gradient",
    "ours: bias and gradient",
    "ours: input",
  ],
  rows: SMALL.slice(1).map((outputs, i) => {
    const inputs = SMALL[i]!;
    return [
      `${i + 1}`,
      `[${outputs}, ${inputs + 1}]`,
      `[${inputs + 1}]`,
      `[${inputs}, ${outputs}]`,
      `[${outputs}]`,
      `[1, ${inputs}]`,
    ];
  }),
});

const milestones = (errors: readonly number[]) =>
  [0, 10, 100, 1000, 10_000, 20_000, 50_000, 100_000, errors.length - 1]
    .filter((iteration, i, all) => iteration < errors.length && all.indexOf(iteration) === i)
    .map((iteration) => [iteration.toLocaleString("en"), showNumber(errors[iteration]!, 3)]);
