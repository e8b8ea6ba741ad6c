import type { DType } from "../dtype.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import type { operations } from "./operations.js";

/** The operations of the table, by name. Only `keyof` here carries their comments over. */
export type Operations = {
  readonly [Name in keyof typeof operations]: NonNullable<(typeof operations)[Name]["signature"]>;
};

/**
 * The operations that layers, losses and optimizers are written in: arithmetic and nothing else, supplied by an
 * interpreter. Every operation returns a new tensor and leaves its operands unchanged. Sums have one documented order
 * (docs/decisions/0003-order-of-summation.md), so that every interpreter gives the same bits.
 *
 * Throws  ShapeError if operands do not fit, DTypeError if one has the other precision, StaleTensorError if the step
 *         that made one has ended
 */
export interface Ops extends Operations {
  /** The precision of all its tensors. */
  readonly dtype: DType;
  /** The same values in this precision. */
  from<S extends Shape>(source: Tensor<S>): Tensor<S>;
}
