import { type Context, DTypeError, ShapeError, type Tensor } from "@gd/tensor";
import { placeOf } from "./place-of.js";

/** What a layer expects of a tensor. */
export interface ExpectedTensor {
  /** The layer's name, for use outside of a model. */
  readonly layer: string;
  readonly role: "input" | "output" | "outputGradient" | "inputGradient";
  /** The sizes; the name stands for any number of examples. */
  readonly shape: readonly (number | "batch")[];
  /** What to do where the shape is another one. */
  readonly advice?: string | undefined;
}

/** Throws ShapeError or DTypeError, naming the layer, unless the tensor has the shape and the context's precision. */
export const expectTensor = (
  context: Context,
  { shape: received, dtype }: Tensor,
  { layer, role, shape, advice }: ExpectedTensor,
): void => {
  const fits = received.length === shape.length && shape.every((size, i) => size === "batch" || size === received[i]);
  if (!fits) {
    const from = role === "input" ? context.from : undefined;
    throw new ShapeError({ place: placeOf(context, layer), role, expected: shape, received, from, advice });
  }
  if (dtype !== context.ops.dtype) {
    throw new DTypeError(`${placeOf(context, layer)}: ${role}`, context.ops.dtype, dtype);
  }
};
