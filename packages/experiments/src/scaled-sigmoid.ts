import type { Experiment, ExperimentEvent } from "./experiment.js";
import { interrupted } from "./interrupted.js";
import { descendOnPair, type PairDescent, type PairDescentOptions } from "./pair-descent.js";
import { errorFigure, hashTable, type PairFigures, pairFigures } from "./pair-figures.js";
import { PAIR } from "./pair-training.js";
import { isLearned, pairTrainingOptions, REPAIRS } from "./pair-variants.js";
import { showNumber, showNumbers } from "./show-number.js";

export interface ScaledSigmoidVariant extends PairFigures {
  readonly name: string;
  /** Why it diverged, if it did. */
  readonly failure?: string;
}

/** The figures of the tutorial's own repair; `variants` has it and the others. */
export interface ScaledSigmoidResult extends PairFigures {
  readonly variants: readonly ScaledSigmoidVariant[];
}

export const scaledSigmoid: Experiment<ScaledSigmoidResult> = {
  id: "scaled-sigmoid",
  title: "The repair: sigmoid(0.01 · z)",
  document: "tutorial",
  part: "T3",
  summary:
    "Repairs the large network with sigmoid(0.01 · z), by the tutorial's derivative, which leaves out the 0.01, and by the exact one. " +
    "It is compared with the repairs that the tutorial names or could have named: leaky ReLU, and initial weights of the right size.",

  async *run({ interpreterIn, seed, signal }) {
    const variants: PairDescent[] = [];
    const interpreter = interpreterIn("float64");
    for (const { name, network, iterations } of REPAIRS) {
      if (signal?.aborted && variants.length > 0) break;
      const options = { ...pairTrainingOptions(network, seed, interpreter), name, iterations, until: isLearned };
      variants.push(yield* withStage(options, signal));
    }
    const [tutorial, exact] = variants as [PairDescent, PairDescent | undefined];
    const matched = tutorial.output.every((value, i) => Math.abs(value - PAIR.target[i]!) <= 5e-7);
    return {
      result: { ...pairFigures(tutorial), variants: variants.map(figuresOf) },
      report: {
        comparisons: [
          {
            quantity: "output with the tutorial's derivative",
            document: `${showNumbers(PAIR.target)} after 10,000 iterations`,
            ours: `${showNumbers(tutorial.output, 6)} after ${tutorial.iterations.toLocaleString("en")}`,
            same: matched,
            ...(matched ? {} : exact === undefined ? interrupted : { why: "This start needs more iterations." }),
          },
          ...(exact === undefined
            ? []
            : [
                {
                  quantity: "the learning rate absorbs the missing factor 0.01",
                  document: "yes",
                  ours: `no: with the exact derivative the error is still ${showNumber(exact.error, 3)} after ${exact.iterations.toLocaleString("en")} iterations`,
                  same: false,
                  why: "The factor is 0.01 for each layer that the gradient passes: 0.01, 0.0001 and 0.000001 from the last layer to the first. Leaving it out gives each layer a learning rate of its own, which no single rate can absorb: it is a descent preconditioned layer by layer, not gradient descent on the stated error.",
                },
              ]),
        ],
        remarks: [
          "Each repair runs until its output agrees with the target to 6 digits, or for as long as it takes to see that it will not.",
          ...(exact === undefined ? [] : [ratioRemark(tutorial, exact)]),
          ...variants.flatMap(({ name, failure }) => (failure === undefined ? [] : [`${name}: ${failure}`])),
        ],
        figure: errorFigure("Repairs of the large network", variants),
        tables: [
          {
            title: "The repairs side by side",
            columns: ["repair", "iterations", "squared error", "output", "largest gradient per layer at the start"],
            rows: variants.map(({ name, iterations, error, output, largestGradientPerLayer, failure }) => [
              name,
              iterations.toLocaleString("en"),
              failure === undefined ? showNumber(error, 3) : "diverged",
              showNumbers(output),
              showNumbers(largestGradientPerLayer, 2),
            ]),
          },
          hashTable(variants),
        ],
        pictures: [],
      },
    };
  },
};

async function* withStage(
  options: PairDescentOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExperimentEvent, PairDescent> {
  yield { type: "stage", name: options.name };
  return yield* descendOnPair({ ...options, signal });
}

const figuresOf = (descent: PairDescent): ScaledSigmoidVariant => ({
  name: descent.name,
  ...pairFigures(descent),
  ...(descent.failure === undefined ? {} : { failure: descent.failure }),
});

const ratioRemark = (tutorial: PairDescent, exact: PairDescent): string => {
  const ratios = tutorial.largestGradientPerLayer.map((gradient, i) => gradient / exact.largestGradientPerLayer[i]!);
  return `At the same weights the tutorial's gradient is ${ratios.map((ratio) => Math.round(ratio).toLocaleString("en")).join(", ")} times the exact one, from the first layer to the last.`;
};
