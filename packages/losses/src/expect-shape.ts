import { formatShape, type Shape, ShapeError, sameShape, sizeOf } from "@gd/tensor";
import { EmptyBatchError } from "./empty-batch-error.js";

interface Shaped {
  readonly shape: Shape;
}

/** Throws EmptyBatchError when the output has no elements, and ShapeError unless the target has its shape. */
export const expectSameShape = (place: string, output: Shaped, target: Shaped): void => {
  if (sizeOf(output.shape) === 0) throw new EmptyBatchError(place, output.shape);
  if (!sameShape(output.shape, target.shape)) {
    throw new ShapeError({
      place,
      role: "target",
      expected: output.shape,
      received: target.shape,
      advice: adviceFor(output.shape, target.shape),
    });
  }
};

/** The error for an output that lacks the batch axis, or has other axes than it should. */
export const noBatch = (place: string, expected: readonly string[], { shape }: Shaped): ShapeError =>
  new ShapeError({
    place,
    role: "output",
    expected,
    received: shape,
    advice: shape.length === 1 ? `a single example is a batch of one: reshape it to [1, ${shape[0]}]` : undefined,
  });

/**
 * Throws unless the output is a score for each class, [batch, classes], and the target either a label for each example,
 * [batch], or a probability for each class, [batch, classes].
 */
export const expectClassification = (place: string, output: Shaped, target: Shaped): void => {
  const [batch = 0] = output.shape;
  if (output.shape.length !== 2) throw noBatch(place, ["batch", "classes"], output);
  if (sizeOf(output.shape) === 0) throw new EmptyBatchError(place, output.shape);
  const labels = [batch];
  if (sameShape(labels, target.shape) || sameShape(output.shape, target.shape)) return;
  // A column is rather labels that lack a reshape than the probabilities of a single class.
  const expected = target.shape.length === 2 && target.shape[1] !== 1 ? output.shape : labels;
  throw new ShapeError({
    place,
    role: "target",
    expected,
    received: target.shape,
    advice:
      adviceFor(expected, target.shape) ??
      `targets are labels ${formatShape(labels)} or probabilities ${formatShape(output.shape)}`,
  });
};

/** Whether a target only has to be reshaped is told by its sizes other than 1. */
const adviceFor = (expected: Shape, received: Shape): string | undefined => {
  const long = (shape: Shape): Shape => shape.filter((size) => size !== 1);
  return sameShape(long(expected), long(received))
    ? `the target is never stretched to fit: reshape it to ${formatShape(expected)}`
    : undefined;
};
