import {
  ArgumentError,
  type Batch,
  type DType,
  type Elements,
  rowMajor,
  type Shape,
  ShapeError,
  type Tensor,
} from "@gd/tensor";
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
}

/**
 * A dataset of tensors in memory, which are not copied.
 *
 * Shapes  inputs [size, ...inputShape], targets [size, ...targetShape]
 * Throws  ArgumentError when a value is NaN
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
  refuseNaN("inputs", input.elements, size);
  refuseNaN("targets", target.elements, size);
  return datasetOf("dataset", size, input, target);
};

/** A scalar has no axis of examples. */
const expectExamples = (role: string, { shape }: Tensor): void => {
  if (shape.length > 0) return;
  throw new ShapeError({ place: "dataset", role, expected: ["examples", "…"], received: shape });
};

/** A single NaN would turn every parameter into NaN at the first step that meets it. */
const refuseNaN = (argument: string, elements: Elements, size: number): void => {
  // `includes` is several times as fast as a search with a function.
  if (!elements.includes(Number.NaN)) return;
  const example = Math.floor(elements.findIndex(Number.isNaN) / (elements.length / size));
  const advice = `Leave out example ${example}, or fill in a value.`;
  throw new ArgumentError({ place: `dataset(${argument})`, expected: "numbers", received: Number.NaN, advice });
};
