import { expectOps } from "../expect/expect-ops.js";
import { expectTensor } from "../expect/expect-tensor.js";
import type { Tensor } from "../tensor.js";
import type { Ops } from "./ops.js";
import type { Scalar } from "./signatures.js";

/** Σ (scale · xᵢ)². */
export interface SumOfSquares {
  readonly sum: Scalar;
  /** A power of two: 1, unless squares of the elements themselves would overflow or vanish. */
  readonly scale: Scalar;
}

/** Sums of squares beyond which elements are scaled, and by what: their squares are then far from both ends. */
const RANGE = {
  float32: { from: 2 ** -98, to: 2 ** 100, scale: 2 ** 100 },
  float64: { from: 2 ** -900, to: 2 ** 900, scale: 2 ** 600 },
} as const;

/**
 * The squares of all elements, added up so that ‖x‖₂ = √sum / scale is right to a few roundings for any finite elements, as
 * far as it is a finite number itself.
 *
 * Source  Blue, A Portable Fortran Program to Find the Euclidean Norm of a Vector (1978), with one sum instead of three
 */
export const sumOfSquares = (ops: Ops, x: Tensor): SumOfSquares => {
  expectOps("sumOfSquares(ops)", ops);
  expectTensor("sumOfSquares(x)", x);
  const { from, to, scale: factor } = RANGE[ops.dtype];
  const plain = ops.sum(ops.multiply(x, x));
  const ofSmall: Scalar = ops.where(ops.subtract(from, plain), factor, 1);
  const scale: Scalar = ops.where(ops.subtract(plain, to), 1 / factor, ofSmall);
  const scaled = ops.scale(x, scale);
  return { sum: ops.sum(ops.multiply(scaled, scaled)), scale };
};
