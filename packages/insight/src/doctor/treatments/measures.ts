import type { AnyDataset } from "@gd/data";
import { fromElements, randomStreams } from "@gd/tensor";
import type { TrainingState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { bareLoss } from "../../measure/bare-loss.js";
import { datasetOf } from "../../measure/parts-of.js";
import { sampleOf } from "../../measure/sample.js";
import { outputFigures } from "../figures/output-figures.js";

/** A setup, and the state in which its training ended. */
export interface Trained {
  readonly setup: AnySetup;
  readonly state: TrainingState;
}

/** A number that is the smaller the better a model is. */
export interface Measure {
  /** For a sentence: `the loss of the validation`. */
  readonly name: string;
  /** The number, for a training that has ended. */
  readonly of: (trained: Trained) => Promise<number>;
}

const MOST = 2048;

/** The validation, or without one the training examples. */
const heldOf = ({ data, validation }: AnySetup): AnyDataset => validation ?? data;

/** The loss of held examples, without a penalty. */
export const heldLoss: Measure = {
  name: "the loss of held examples",
  of: ({ setup, state }) => bareLoss(setup, state, heldOf(setup)),
};

const outputsOf = async ({ setup, state }: Trained) => {
  const random = randomStreams(setup.seed).stream("held");
  return outputFigures(setup, state, await sampleOf(heldOf(setup), MOST, random, setup.interpreter.ops.dtype));
};

/** The share of held examples whose largest output is not that of their class. */
export const errorRate: Measure = {
  name: "the share of wrong classes",
  of: async (trained) => 1 - ((await outputsOf(trained)).right ?? Number.NaN),
};

/** The share of wrong answers of each class, averaged over the classes. */
export const balancedErrorRate: Measure = {
  name: "the share of wrong answers in the average class",
  of: async (trained) => {
    const shares = (await outputsOf(trained)).rightOfClass.filter((share) => !Number.isNaN(share));
    return 1 - shares.reduce((sum, share) => sum + share, 0) / shares.length;
  },
};

/** The mean squared error of held examples by the variance of their targets, which has no unit. */
export const unexplained: Measure = {
  name: "the unexplained share of the variance",
  of: async (trained) => (await outputsOf(trained)).unexplained ?? Number.NaN,
};

/** The loss of held examples in which the features of a column say nothing, as they will where the answer is not known yet. */
export const lossWithout = (features: readonly number[]): Measure => ({
  name: `the loss where feature ${features.map((feature) => feature + 1).join(", ")} is not known`,
  of: async (trained) => {
    const { setup } = trained;
    const random = randomStreams(setup.seed).stream("without feature");
    const { input, target } = await sampleOf(heldOf(setup), MOST, random, setup.interpreter.ops.dtype);
    const [examples = 0, width = 1] = input.shape;
    const elements = input.data.slice();
    // The value of the next example in its place.
    for (let i = 0; i < examples; i++) {
      for (const feature of features) {
        elements[i * width + feature] = input.data[((i + 1) % examples) * width + feature]!;
      }
    }
    const validation = datasetOf({ input: fromElements(elements, input.shape), target });
    return heldLoss.of({ ...trained, setup: { ...setup, validation } });
  },
});
