import { ShapeError, type Tensor } from "@gd/tensor";

/** Throws a ShapeError unless the value of a loss is a scalar: another one would shift all numbers that are read beside it. */
export const expectScalar = (loss: string, { shape }: Tensor): void => {
  if (shape.length === 0) return;
  const advice = "a loss is one number for a batch, such as the sum over it divided by the number of examples";
  throw new ShapeError({ place: loss, role: "value", expected: [], received: shape, advice });
};
