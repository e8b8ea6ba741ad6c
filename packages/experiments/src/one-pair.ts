import { sigmoid } from "@gd/layers";
import { formatShape, leaves } from "@gd/tensor";
import type { Experiment, ExperimentEvent } from "./experiment.js";
import { interrupted } from "./interrupted.js";
import { descendOnPair, type PairDescent } from "./pair-descent.js";
import { errorFigure, type PairFigures, pairFigures } from "./pair-figures.js";
import { PAIR } from "./pair-training.js";
import { progressOf } from "./progress-of.js";
import { showNumber, showNumbers } from "./show-number.js";
import { SMALL, tutorialWeights } from "./tutorial-network.js";

export interface OnePairResult extends PairFigures {
  /** When both outputs first agreed with the target to 8 digits; null if that is later than we went. */
  readonly iterationsToEightDigits: number | null;
  /** Squared error after the tutorial's 1,000 iterations from the weights of the ten seeds after the run's own. */
  readonly errorsOfTenSeeds: readonly number[];
}

const ITERATIONS = 1000;
const FAR = 200_000;
/** Other starts, drawn from the seeds after the run's own. */
const OTHERS = 10;
/** Seeds are whole numbers below this one. */
const SEEDS = 2 ** 32;

export const onePair: Experiment<OnePairResult> = {
  id: "one-pair",
  title: "One input to one output",
  document: "tutorial",
  part: "T1",
  summary:
    "Trains a network of layers 2-3-3-2 with sigmoids to answer [0.2, 0.3] with [0.3, 0.67], by gradient descent on the squared error. " +
    "It checks the output after the tutorial's 1,000 iterations, for eleven random starts, then trains one of them until the output matches to 8 digits.",

  async *run({ interpreterIn, seed, signal }) {
    const from = (start: number) => ({
      interpreter: interpreterIn("float64"),
      sizes: SMALL,
      activation: sigmoid,
      start: tutorialWeights(SMALL, start),
      signal,
    });
    const name = "1,000 iterations";
    yield { type: "stage", name };
    const descent = yield* descendOnPair({ ...from(seed), name, iterations: ITERATIONS });

    const others = "1,000 iterations from ten other starts";
    yield { type: "stage", name: others };
    const progress = progressOf(others, OTHERS, "starts");
    const errorsOfTenSeeds: number[] = [];
    for (let other = 1; other <= OTHERS && !signal?.aborted; other++) {
      const start = from((seed + other) % SEEDS);
      const { error, iterations } = await unreported(descendOnPair({ ...start, name: others, iterations: ITERATIONS }));
      if (iterations === ITERATIONS) errorsOfTenSeeds.push(error);
      yield progress(errorsOfTenSeeds.length);
    }

    const until = "until the output matches to 8 digits";
    yield { type: "stage", name: until };
    const long = yield* descendOnPair({
      ...from(seed),
      name: until,
      iterations: FAR,
      until: (error) => error < 5e-9 ** 2,
    });
    const matched = matches(long.output);

    const result: OnePairResult = {
      ...pairFigures(descent),
      iterationsToEightDigits: matched ? long.iterations : null,
      errorsOfTenSeeds,
    };
    return {
      result,
      report: {
        comparisons: [
          {
            quantity: `output after ${count(descent.iterations)}`,
            document: `${showNumbers(PAIR.target)}, "exactly"`,
            ours: showNumbers(descent.output),
            ...(descent.iterations < ITERATIONS
              ? interrupted
              : { same: matches(descent.output), why: tooFew(errorsOfTenSeeds) }),
          },
          {
            quantity: "output after enough iterations",
            document: showNumbers(PAIR.target),
            ours: `${showNumbers(long.output, 8)} after ${count(long.iterations)}`,
            same: matched,
            ...(matched
              ? {}
              : signal?.aborted
                ? interrupted
                : { why: `It needs more than ${count(FAR)} from this start.` }),
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

const count = (iterations: number): string =>
  `${iterations.toLocaleString("en")} iteration${iterations === 1 ? "" : "s"}`;

const tooFew = (errors: readonly number[]): string =>
  errors.length === OTHERS
    ? `1,000 iterations are too few: from ten other random starts, the squared error is then ${showNumber(Math.min(...errors), 2)} to ${showNumber(Math.max(...errors), 2)}.`
    : "1,000 iterations are too few.";

/** Runs to the end without a word of its progress. */
const unreported = async (run: AsyncGenerator<ExperimentEvent, PairDescent>): Promise<PairDescent> => {
  for (;;) {
    const next = await run.next();
    if (next.done) return next.value;
  }
};

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
