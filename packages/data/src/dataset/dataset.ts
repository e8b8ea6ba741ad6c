import { type Batch, type DType, type Elements, rowMajor, type Shape, ShapeError, type Tensor } from "@gd/tensor";
import { DataError } from "../data-error.js";
import { gather } from "./gather.js";
import { requirePlaces } from "./require-places.js";

/** Some examples of a dataset. */
export interface Examples<In extends Shape = Shape, Target extends Shape = Shape> {
  /** [batch, ...inputShape] */
  readonly input: Batch<In>;
  /** [batch, ...targetShape] */
  readonly target: Batch<Target>;
}

/** Examples that are taken by their places, a batch at a time. */
export interface Dataset<In extends Shape = Shape, Target extends Shape = Shape> {
  /** The number of examples. */
  readonly size: number;
  /** Of one example. */
  readonly inputShape: In;
  /** Of one example; `[]` for a label. */
  readonly targetShape: Target;
  /** A copy of the examples at these places, in this order, in a precision. */
  examples(places: ArrayLike<number>, dtype: DType): Examples<In, Target>;
  /** The targets alone, where they can be had without the inputs: training looks at them all before it begins. */
  targets?(places: ArrayLike<number>, dtype: DType): Batch<Target>;
}

/**
 * A dataset of tensors in memory, which are not copied.
 *
 * Shapes  inputs [size, ...inputShape], targets [size, ...targetShape]
 * Throws  ShapeError when there are not as many targets as inputs, or they have no axis of examples; DataError when a
 *         value is NaN, or `examples` is given a place that has no example
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
  const inputElements = rowMajor(inputs);
  const targetElements = rowMajor(targets);
  refuseNaN("inputs", inputElements, size);
  refuseNaN("targets", targetElements, size);
  return {
    size,
    inputShape,
    targetShape,
    examples(places, dtype) {
      requirePlaces("dataset", places, size);
      return {
        input: gather(inputElements, inputShape, places, dtype),
        target: gather(targetElements, targetShape, places, dtype),
      };
    },
    targets(places, dtype) {
      requirePlaces("dataset", places, size);
      return gather(targetElements, targetShape, places, dtype);
    },
  };
};

/** A number has no axis of examples. */
const expectExamples = (role: string, { shape }: Tensor): void => {
  if (shape.length > 0) return;
  throw new ShapeError({ place: "dataset", role, expected: ["examples", "…"], received: shape });
};

/** One NaN would make every parameter NaN in the first step that meets it. */
const refuseNaN = (argument: string, elements: Elements, size: number): void => {
  // `includes` is several times as fast as a search by a function, and all that is needed when nothing is wrong.
  if (!elements.includes(Number.NaN)) return;
  const example = Math.floor(elements.findIndex(Number.isNaN) / (elements.length / size));
  throw new DataError("dataset", argument, "numbers", `NaN in example ${example}`, "leave it out or fill in a value");
};
