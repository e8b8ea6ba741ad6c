import { type Dataset, imageDataset, type LabelledImages } from "@gd/data";
import { expectShape, leakyRelu, linear, relu, type Stackable, sigmoid, softmax, stack, tanh } from "@gd/layers";
import { type ClassificationLoss, softmaxCrossEntropy } from "@gd/losses";
import { adam, gradientDescent, momentum } from "@gd/optim";
import {
  type Batch,
  createContext,
  fromElements,
  type GradientTransformation,
  mapLeaves,
  none,
  type Parameters,
  referenceOps,
  rowMajor,
  type SynchronousInterpreter,
  sizeOf,
} from "@gd/tensor";
import { createTraining, loadCheckpoint, type Training, type TrainingEvent, train } from "@gd/train/core";
import { parseSizes } from "../hidden-sizes.js";
import { MOST_HIDDEN, type TrainingChoices } from "./digits-settings.js";

const PIXELS = 784;
const CLASSES = 10;

type Network = ReturnType<typeof networkOf>;
type NetworkTraining = Training<Network, ClassificationLoss>;

/** A network that reads digits. */
export interface DigitReader {
  /** `784-128-10` */
  readonly name: string;
  /** A copy of its weights and biases. */
  parameters(): readonly Parameters[];
  /** The probability of each digit, for images of bytes or of numbers from 0 to 1. */
  probabilities(images: Batch<readonly [784]>): Batch<readonly [10]>;
}

/** A network that is being trained. */
export interface DigitTraining extends DigitReader {
  /** The events of `train`. Nothing is computed before the next one is asked for. */
  readonly events: AsyncGenerator<TrainingEvent<Network, undefined, ClassificationLoss>, void>;
  /** A checkpoint, from which another training goes on to the same bits. */
  save(): Uint8Array<ArrayBuffer>;
}

const ACTIVATIONS = { relu, "leaky-relu": leakyRelu, tanh, sigmoid } as const;

/** The activation of a network's hidden layers, for a single number. */
export const activationOf = ({ activation }: Pick<TrainingChoices, "activation">): ((sum: number) => number) => {
  const layer = ACTIVATIONS[activation].at([1]);
  const context = createContext({ ops: referenceOps({ dtype: "float64" }), training: false });
  return (sum) => rowMajor(layer.forward(context, none, fromElements(Float64Array.of(sum), [1])).output)[0]!;
};

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

const sizesOf = ({ hidden }: TrainingChoices): readonly number[] => [
  PIXELS,
  ...(parseSizes(hidden, MOST_HIDDEN) ?? []),
  CLASSES,
];

/** The layers of a network, from the pixels in a row to the ten sums. */
export const layersOf = (choices: TrainingChoices): readonly Stackable[] => {
  const sizes = sizesOf(choices);
  const activation = ACTIVATIONS[choices.activation];
  return sizes.slice(1).flatMap((outputs, i): readonly Stackable[] => {
    const layer = linear(sizes[i]!, outputs);
    return i === sizes.length - 2 ? [layer] : [layer, activation];
  });
};

const networkOf = (choices: TrainingChoices) =>
  expectShape(stack(layersOf(choices)), { input: [PIXELS], output: [CLASSES] });

const setupOf = (choices: TrainingChoices, interpreter: SynchronousInterpreter) => ({
  model: networkOf(choices),
  loss: softmaxCrossEntropy,
  optimizer: optimizerOf(choices),
  interpreter,
  seed: choices.seed,
});

/** The network of a training as it is at each moment, read through a softmax. */
const readerOf = (
  choices: TrainingChoices,
  { ops }: SynchronousInterpreter,
  training: () => NetworkTraining,
): DigitReader => {
  const context = createContext({ ops, training: false });
  const outputs = softmax.at([CLASSES]);
  return {
    name: sizesOf(choices).join("-"),
    parameters: () => training().state().parameters,
    probabilities: (images) => outputs.forward(context, none, training().predict(images)).output,
  };
};

/**
 * A training on labelled images of 28 × 28 pixels. Equal choices and images give equal bits, in any browser and in Node:
 * this is what the page runs in its worker, and how the build trains its first model.
 *
 * @param checkpoint of a training with these choices, to go on from
 */
export const trainDigits = (
  choices: TrainingChoices,
  images: LabelledImages,
  interpreter: SynchronousInterpreter,
  checkpoint?: Uint8Array,
): DigitTraining => {
  const data: Dataset<readonly [784], readonly []> = imageDataset(images, [PIXELS]);
  const setup = setupOf(choices, interpreter);
  const state = checkpoint && loadCheckpoint(setup, checkpoint);
  let training: NetworkTraining = createTraining(setup, state);
  async function* events(): DigitTraining["events"] {
    const epochs = choices.epochs - (state?.epoch ?? 0);
    const options = { ...setup, data, batchSize: choices.batch, epochs, ...(state && { state }) };
    for await (const event of train(options)) {
      training = event.training;
      yield event;
    }
  }
  return {
    ...readerOf(choices, interpreter, () => training),
    events: events(),
    save: () => training.save(),
  };
};

/** A network that was trained before, with all its weights and biases in one vector. */
export const trainedReader = (
  choices: TrainingChoices,
  weights: Float32Array,
  interpreter: SynchronousInterpreter,
): DigitReader => {
  const setup = setupOf(choices, interpreter);
  let start = 0;
  const parameters = mapLeaves(setup.model.initialize(createContext({ ops: interpreter.ops })), ({ shape }) => {
    const end = start + sizeOf(shape);
    const leaf = fromElements(weights.subarray(start, end), shape);
    start = end;
    return leaf;
  });
  const training = createTraining(setup, { parameters });
  return readerOf(choices, interpreter, () => training);
};
