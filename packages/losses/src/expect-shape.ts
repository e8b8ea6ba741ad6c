import { ArgumentError, formatShape, type Shape, ShapeError, sameShape, sizeOf } from "@gd/tensor";

/** Throws unless the output has elements and the target has its shape. */
export const expectSameShape = (place: string, output: Shape, target: Shape): void => {
  expectNotEmpty(place, output);
  if (sameShape(output, target)) return;
  throw new ShapeError({
    place,
    role: "target",
    expected: output,
    received: target,
    advice: reshapeAdvice(output, target),
  });
};

/**
 * Throws unless the output is a score for each class, [batch, classes], and the target either a label for each example,
 * [batch], or a probability for each class, [batch, classes].
 */
export const expectClassification = (place: string, output: Shape, target: Shape): void => {
  if (output.length !== 2) throw noBatch(place, ["batch", "classes"], output);
  expectNotEmpty(place, output);
  const labels = output.slice(0, 1);
  if (sameShape(labels, target) || sameShape(output, target)) return;
  // A column is more likely to be labels that need a reshape than the probabilities of a single class.
  const expected = target.length === 2 && target[1] !== 1 ? output : labels;
  throw new ShapeError({
    place,
    role: "target",
    expected,
    received: target,
    advice:
      reshapeAdvice(expected, target) ??
      `targets are labels ${formatShape(labels)} or probabilities ${formatShape(output)}`,
  });
};

/** The error for an output that lacks the batch axis, or has other axes than it should. */
export const noBatch = (place: string, expected: readonly string[], output: Shape): ShapeError =>
  new ShapeError({
    place,
    role: "output",
    expected,
    received: output,
    advice: output.length === 1 ? `a single example is a batch of one: reshape it to [1, ${output[0]}]` : undefined,
  });

const expectNotEmpty = (place: string, output: Shape): void => {
  if (sizeOf(output) > 0) return;
  const expected = "at least one example and one output";
  throw new ArgumentError({ place: `${place}(output.shape)`, expected, received: output });
};

/** A target that has the right sizes apart from those of 1 only needs a reshape. */
const reshapeAdvice = (expected: Shape, received: Shape): string | undefined => {
  const long = (shape: Shape): Shape => shape.filter((size) => size !== 1);
  return sameShape(long(expected), long(received))
    ? `the target is never stretched to fit: reshape it to ${formatShape(expected)}`
    : undefined;
};
