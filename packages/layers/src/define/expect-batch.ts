import type { Batch, Context, Shape, Tensor } from "@gd/tensor";
import { type ExpectedTensor, expectTensor } from "./expect-tensor.js";

/** What a layer expects of a batch. */
export interface ExpectedBatch<S extends Shape> extends Omit<ExpectedTensor, "shape"> {
  /** Of one example. */
  readonly shape: S;
  /** The number of examples, where it is known. */
  readonly batch?: number;
}

/** Throws ShapeError or DTypeError, naming the layer, unless the tensor is a batch of examples of the shape. */
export function expectBatch<S extends Shape>(
  context: Context,
  tensor: Tensor,
  { layer, role, shape, batch, advice }: ExpectedBatch<S>,
): asserts tensor is Batch<S> {
  expectTensor(context, tensor, { layer, role, shape: [batch ?? "batch", ...shape], advice });
}
