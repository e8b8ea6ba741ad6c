import { type Batch, type Context, DTypeError, type Shape, ShapeError, sameShape, type Tensor } from "@gd/tensor";

/** What a layer expects of a tensor. */
export interface ExpectedBatch<S extends Shape> {
  /** The layer's name, for use outside of a model. */
  readonly layer: string;
  readonly role: string;
  /** Of one example. */
  readonly shape: S;
  /** The number of examples, where it is known. */
  readonly batch?: number;
}

/** Where in a model a computation is: `digits › 3 linear(64 → 10)`. */
export const placeOf = ({ path }: Context, layer: string): string => (path.length > 0 ? path.join(" › ") : layer);

/** Throws ShapeError or DTypeError, naming the layer, unless the tensor is a batch of examples of the shape. */
export function expectBatch<S extends Shape>(
  context: Context,
  tensor: Tensor,
  { layer, role, shape, batch }: ExpectedBatch<S>,
): asserts tensor is Batch<S> {
  const place = placeOf(context, layer);
  const [size, ...example] = tensor.shape;
  if (size === undefined || !sameShape(example, shape) || (batch !== undefined && size !== batch)) {
    throw new ShapeError({
      place,
      role,
      expected: [batch ?? "batch", ...shape],
      received: tensor.shape,
      from: role === "input" ? context.from : undefined,
    });
  }
  if (tensor.dtype !== context.ops.dtype) throw new DTypeError(`${place}: ${role}`, context.ops.dtype, tensor.dtype);
}
