import { formatShape, type Shape, ShapeError, sameShape } from "@gd/tensor";

/** Throws a ShapeError unless a tensor is an example that a model takes, or a batch of them. */
export const expectInput = (
  place: string,
  model: { readonly inputShape: Shape },
  { shape }: { readonly shape: Shape },
): void => {
  const example = model.inputShape;
  const isBatch = shape.length === example.length + 1;
  if (isBatch ? sameShape(shape.slice(1), example) : sameShape(shape, example)) return;
  throw new ShapeError({
    place,
    role: "input",
    // Of an example, the sizes are compared; else it is taken for a batch.
    expected: shape.length === example.length ? example : ["batch", ...example],
    received: shape,
    advice: `an example is ${formatShape(example)}, and a batch of them ${formatShape(["batch", ...example])}`,
  });
};
