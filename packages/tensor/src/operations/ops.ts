import type { DType } from "../dtype.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import type { Operation } from "./operation.js";
import type { OperationName, operations } from "./operations.js";

type SignatureOf<O> = O extends Operation<infer Signature> ? Signature : never;

/** The operations of the table, by name. */
type Operations = { readonly [Name in OperationName]: SignatureOf<(typeof operations)[Name]> };

/**
 * The operations that layers, losses and optimizers are written in: arithmetic, and nothing else. Interpreters supply
 * them. Every operation returns a new tensor and leaves its operands alone. Sums have one documented order
 * (docs/decisions/0003-order-of-summation.md), so that every interpreter gives the same bits.
 *
 * Throws  ShapeError when operands do not fit, DTypeError when one has another precision, StaleTensorError when the step
 *         that made one has ended
 */
export interface Ops extends Operations {
  /** The precision of all its tensors. */
  readonly dtype: DType;
  /** The same values in this precision. */
  from<S extends Shape>(source: Tensor<S>): Tensor<S>;
}
