import { type Dataset, imageDataset, type LabelledImages } from "@gd/data";
import { expectShape, leakyRelu, linear, relu, type Stackable, sigmoid, softmax, stack, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam, gradientDescent, momentum } from "@gd/optim";
import { type Batch, fromElements, type GradientTransformation, none, type Ops, type Parameters } from "@gd/tensor";
import { initializeTraining, predict, type TrainingEvent, type TrainingState, train } from "@gd/train";
import type { TrainingChoices } from "./digits-settings.js";
import { parseSizes } from "./hidden-sizes.js";

const PIXELS = 784;
const CLASSES = 10;

type Parts = readonly Parameters[];
export type DigitsState = TrainingState<Parts, Parts>;

/** A network that reads digits, with its weights. */
export interface DigitReader {
  /** `784-128-10` */
  readonly name: string;
  readonly state: DigitsState;
  /** The probability of each digit, for images of bytes or of numbers from 0 to 1. */
  probabilities(images: Batch<readonly [784]>): Batch<readonly [10]>;
}

/** A network in training. */
export interface DigitTraining extends DigitReader {
  /** As `train` of @gd/train tells. What is not asked for is not computed. */
  readonly events: AsyncGenerator<TrainingEvent<Parts, Parts>, void>;
}

const ACTIVATIONS = { relu, "leaky-relu": leakyRelu, tanh, sigmoid } as const;

const optimizerOf = ({ optimizer, rate }: TrainingChoices): GradientTransformation => {
  switch (optimizer) {
    case "gradient-descent":
      return gradientDescent({ learningRate: rate });
    case "momentum":
      return momentum({ learningRate: rate, momentum: 0.9 });
    case "adam":
      return adam({ learningRate: rate });
  }
};

const sizesOf = ({ hidden }: TrainingChoices): readonly number[] => [PIXELS, ...(parseSizes(hidden) ?? []), CLASSES];

const layersOf = (choices: TrainingChoices): readonly Stackable[] => {
  const sizes = sizesOf(choices);
  const activation = ACTIVATIONS[choices.activation];
  return sizes.slice(1).flatMap((outputs, i) => {
    const layer = linear(sizes[i]!, outputs);
    return i === sizes.length - 2 ? [layer] : [layer, activation];
  });
};

const networkOf = (layers: readonly Stackable[]) => expectShape(stack(layers), { input: [PIXELS], output: [CLASSES] });

const readerOf = (choices: TrainingChoices, state: DigitsState, ops: Ops): DigitReader => {
  const setup = { model: networkOf([...layersOf(choices), softmax]), ops };
  const parameters = [...state.parameters, none];
  const statistics = [...state.statistics, none];
  return {
    name: sizesOf(choices).join("-"),
    state,
    probabilities: (images) => predict(setup, { parameters, statistics }, images),
  };
};

/**
 * A training on labelled images of 28 × 28 pixels. Equal choices and images give equal bits, in any browser and in Node:
 * this is what the page runs in its worker, and what the build trains its first model with.
 */
export const trainDigits = (choices: TrainingChoices, images: LabelledImages, ops: Ops): DigitTraining => {
  const data: Dataset<readonly [784], readonly []> = imageDataset(images, [PIXELS]);
  const setup = {
    model: networkOf(layersOf(choices)),
    loss: softmaxCrossEntropy,
    optimizer: optimizerOf(choices),
    ops,
    seed: choices.seed,
  };
  const state = initializeTraining(setup);
  const events = train({ ...setup, data, batchSize: choices.batch, epochs: choices.epochs, state });
  return { ...readerOf(choices, state, ops), events };
};

/** A network with weights that were trained before: all of them in one vector. */
export const trainedReader = (choices: TrainingChoices, weights: Float32Array, ops: Ops): DigitReader => {
  const setup = { model: networkOf(layersOf(choices)), optimizer: optimizerOf(choices), ops, seed: choices.seed };
  const state = initializeTraining(setup);
  ops.assign(state.vector, fromElements(weights, [weights.length]));
  return readerOf(choices, state, ops);
};
