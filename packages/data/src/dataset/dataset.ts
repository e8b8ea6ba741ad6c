import {
  type Batch,
  type DType,
  expectArgument,
  expectTensor,
  hasElements,
  type RandomStream,
  rowMajor,
  type Shape,
  ShapeError,
  type Tensor,
} from "@gd/tensor";
import { expectFinite } from "../expect/expect-finite.js";
import { datasetOf } from "./dataset-of.js";

/** Some examples of a dataset. */
export interface Examples<In extends Shape = Shape, Target extends Shape = Shape> {
  /** [batch, ...inputShape] */
  readonly input: Batch<In>;
  /** [batch, ...targetShape] */
  readonly target: Batch<Target>;
}

/** Examples, read by their places, a batch at a time. */
export interface Dataset<In extends Shape = Shape, Target extends Shape = Shape> {
  /** The number of examples. */
  readonly size: number;
  /** Of one example. */
  readonly inputShape: In;
  /** Of one example; `[]` for a label. */
  readonly targetShape: Target;
  /** A copy of the examples at these places, in this order, in a precision. */
  examples(places: ArrayLike<number>, dtype: DType): Examples<In, Target>;
  /** The targets alone, if they can be read without the inputs: training checks all of them before it begins. */
  targets?(places: ArrayLike<number>, dtype: DType): Batch<Target>;
  /**
   * A random order of all examples, for data that are not as quick to read in any: of files, say, as `blockOrder` makes it.
   * Like the order of `batches` otherwise, which is any order alike, it follows from what the stream draws alone.
   */
  order?(random: RandomStream): Uint32Array;
  /**
   * The dataset as it is in an epoch, which counts from 1, if it changes from one to the next, as augmented images do.
   * `train` takes the examples of each epoch from it. It follows from the epoch alone, so that a training that goes on
   * later sees what one long training would.
   */
  at?(epoch: number): Dataset<In, Target>;
}

/**
 * A dataset whose examples take a while, as those of files and databases do that are larger than memory. `train` and
 * `evaluate` wait for them, and ask for the next batch as soon as one has come: one batch ahead, and never more.
 */
export interface AsyncDataset<In extends Shape = Shape, Target extends Shape = Shape>
  extends Pick<Dataset<In, Target>, "size" | "inputShape" | "targetShape"> {
  /** The examples at these places, in this order, in a precision. */
  examples(places: ArrayLike<number>, dtype: DType): Promise<Examples<In, Target>>;
  /** The targets alone, if they are in memory: `targets` of `Dataset`. */
  targets?(places: ArrayLike<number>, dtype: DType): Batch<Target>;
  /** A random order of all examples, if they are not as quick to read in any: `order` of `Dataset`. */
  order?(random: RandomStream): Uint32Array;
  /** The dataset as it is in an epoch, if it changes from one to the next: `at` of `Dataset`. */
  at?(epoch: number): AsyncDataset<In, Target>;
}

/** A dataset, whether its examples are there at once or take a while. */
export type AnyDataset<In extends Shape = Shape, Target extends Shape = Shape> =
  | Dataset<In, Target>
  | AsyncDataset<In, Target>;

/**
 * A dataset of tensors in memory, which are not copied. `train` may read examples up to 256 steps early: change none
 * while it trains.
 *
 * Shapes  inputs [size, ...inputShape], targets [size, ...targetShape]
 * Throws  ArgumentError when a number is NaN or ±∞; LabelError when a label of 2²⁴ or more is read in float32, which rounds it
 */
export const dataset = <In extends Shape, Target extends Shape>(
  inputs: Tensor<readonly [number, ...In]>,
  targets: Tensor<readonly [number, ...Target]>,
): Dataset<Readonly<In>, Readonly<Target>> => {
  expectExamples("inputs", inputs);
  expectExamples("targets", targets);
  const [size, ...inputShape] = inputs.shape;
  const [targetCount, ...targetShape] = targets.shape;
  if (targetCount !== size) {
    throw new ShapeError({
      place: "dataset",
      role: "targets",
      expected: [size, ...targetShape],
      received: targets.shape,
      advice: "each input needs a target",
    });
  }
  const input = { elements: rowMajor(inputs), shape: inputShape };
  const target = { elements: rowMajor(targets), shape: targetShape };
  expectFinite("dataset(inputs)", input.elements, size);
  expectFinite("dataset(targets)", target.elements, size);
  return datasetOf("dataset", size, input, target);
};

const expectExamples = (role: string, examples: Tensor): void => {
  expectTensor(`dataset(${role})`, examples);
  const { shape } = examples;
  // A scalar has no axis of examples.
  if (shape.length === 0)
    throw new ShapeError({ place: "dataset", role, expected: ["examples", "…"], received: shape });
  expectArgument(hasElements(examples), {
    place: `dataset(${role})`,
    expected: "a tensor with elements",
    received: examples,
    advice: "One that only counts operations has none.",
  });
};
