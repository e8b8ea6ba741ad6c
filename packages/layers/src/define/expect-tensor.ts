import {
  type Context,
  DTypeError,
  expectTensor as expectAnyTensor,
  isTensor,
  ShapeError,
  type Tensor,
} from "@gd/tensor";
import { placeInModel } from "./place-in-model.js";
import { matches } from "./shape-pattern.js";

/** What a layer expects of a tensor. */
export interface ExpectedTensor {
  /** The layer's name, for messages outside of a model. */
  readonly layer: string;
  readonly role: "input" | "output" | "outputGradient" | "inputGradient";
  /** The sizes, with `"batch"` for any number of examples. */
  readonly shape: readonly (number | "batch")[];
  /** What to do about another shape. */
  readonly advice?: string | undefined;
}

/** Throws ShapeError or DTypeError, naming the layer, unless the tensor has the shape and the context's precision. */
export const expectTensor = (
  context: Context,
  tensor: Tensor,
  { layer, role, shape, advice }: ExpectedTensor,
): void => {
  if (!isTensor(tensor)) expectAnyTensor(`${placeInModel(context, layer)}: ${role}`, tensor, advice);
  const { shape: received, dtype } = tensor;
  if (!matches(shape, received)) {
    const from = role === "input" ? context.from : undefined;
    throw new ShapeError({ place: placeInModel(context, layer), role, expected: shape, received, from, advice });
  }
  if (dtype !== context.ops.dtype) {
    throw new DTypeError(`${placeInModel(context, layer)}: ${role}`, context.ops.dtype, dtype);
  }
};
