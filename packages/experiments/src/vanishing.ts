import type { Experiment } from "./experiment.js";
import { descendOnPair } from "./pair-descent.js";
import { errorFigure, hashTable, type PairFigures, pairFigures } from "./pair-figures.js";
import { pairTrainingOptions, SATURATED } from "./pair-variants.js";
import { showNumbers } from "./show-number.js";

export const vanishing: Experiment<PairFigures> = {
  id: "vanishing",
  title: "A thousand neurons, and nothing moves",
  document: "tutorial",
  part: "T2",
  summary:
    "Trains on the same pair with 1,000 neurons in each hidden layer, and again with weights from [0, 1). " +
    "The weighted sums are in the hundreds, so every sigmoid saturates and all gradients are exactly 0.",

  async *run({ interpreterIn, seed, signal }) {
    yield { type: "stage", name: SATURATED.name };
    const descent = yield* descendOnPair({
      ...pairTrainingOptions(SATURATED.network, seed, interpreterIn("float64")),
      name: SATURATED.name,
      iterations: SATURATED.iterations,
      signal,
    });
    const zero = descent.largestGradientPerLayer.every((gradient) => gradient === 0);
    const still = descent.errors.every((error) => error === descent.errors[0]);
    return {
      result: pairFigures(descent),
      report: {
        comparisons: [
          {
            quantity: `output after ${descent.iterations} iterations`,
            document: "[1, 1], and it stays there",
            ours: showNumbers(descent.output, 17),
            same: descent.output.every((value) => value === 1) && still,
          },
          {
            quantity: "largest gradient of each layer",
            document: "0",
            ours: showNumbers(descent.largestGradientPerLayer),
            same: zero,
          },
        ],
        remarks: [
          `The share of saturated units in each layer: ${showNumbers(descent.saturatedFractionPerLayer.map((share) => Math.round(share * 1000) / 1000))}. The sum of 1,000 weights between 0 and 1 is about 500; e^−500 is far smaller than any difference from 1 that float64 can hold, so a is exactly 1 and a(1 − a) exactly 0.`,
          "No learning rate helps: a gradient of exactly 0 remains 0 however it is scaled.",
        ],
        figure: errorFigure("A thousand neurons: the error does not move", [descent]),
        tables: [hashTable([descent])],
        pictures: [],
      },
    };
  },
};
