import type { GradientTransformation, Ops, Tensor, Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import type { LineSearch } from "../minimize/line-search.js";
import { strongWolfe } from "../minimize/strong-wolfe.js";
import { scaleBy } from "../transformations/scale-by.js";

/** Options of `lbfgs`. */
export interface LbfgsOptions {
  /** How many of the last steps are remembered; 10 unless said otherwise. */
  readonly memory?: number;
  /** Decides how far `minimize` goes along an update; `strongWolfe()` unless said otherwise. */
  readonly lineSearch?: LineSearch;
}

/** What `lbfgs` keeps from step to step. */
export type LbfgsState = {
  /** Steps and what they did to the gradient, s and y, and 1 / sᵀy: 0 where there is no such step. The newest first. */
  readonly pairs: readonly { readonly step: Vector; readonly change: Vector; readonly weight: Tensor<readonly []> }[];
  /** γ = sᵀy / yᵀy of the newest pair: 0 before there is one. */
  readonly scale: Tensor<readonly []>;
  /** θ of the last step. */
  readonly parameters: Vector;
  /** Of the last step. */
  readonly gradient: Vector;
};

/** The share of ‖s‖‖y‖ that sᵀy must be above: less is not told from rounding. */
const LEAST_CURVATURE = 1e-10;

/**
 * L-BFGS: θ ← θ − Hg, where H is the inverse of the Hessian as far as the last m steps show it. With the steps s, the
 * changes y of the gradient in them, and ρ = 1 / sᵀy,
 *
 *   q = g;  from the newest to the oldest:  α = ρ sᵀq,  q ← q − αy
 *   r = γq;  from the oldest to the newest:  β = ρ yᵀr,  r ← r + (α − β)s;  update = −r
 *
 * with γ = sᵀy / yᵀy of the newest. A step without curvature, sᵀy ≤ 1e-10 ‖s‖‖y‖, is left out; the first update is
 * −g / max(‖g‖₂, 1).
 *
 * It is for gradients of the whole objective and not of batches. `minimize` goes along an update as far as the line search
 * says; a training, which sees no other value than that of the step, takes it as it is.
 *
 * Throws  OptionError when memory is not a whole number ≥ 1
 * Source  Liu & Nocedal, On the limited memory BFGS method for large scale optimization (1989);
 *         Nocedal & Wright, Numerical Optimization (2006), algorithm 7.4
 */
export const lbfgs = ({
  memory = 10,
  lineSearch = strongWolfe(),
}: LbfgsOptions = {}): GradientTransformation<LbfgsState> & {
  readonly lineSearch: LineSearch;
} => {
  expectOption("lbfgs", "memory", "a whole number ≥ 1", memory);
  return {
    name: "lbfgs",
    lineSearch,
    initialize(ops, length) {
      const zeros = () => ops.fill([length], 0);
      const nothing = () => ({ step: zeros(), change: zeros(), weight: ops.fill([], 0) });
      return {
        pairs: Array.from({ length: memory }, nothing),
        scale: ops.fill([], 0),
        parameters: zeros(),
        gradient: zeros(),
      };
    },
    update({ ops, gradient, state, parameters, step }) {
      // Before the first step there is none to remember.
      const moved = ops.multiply(ops.subtract(parameters, state.parameters), step === 0 ? 0 : 1);
      const change = ops.subtract(gradient, state.gradient);
      const curvature = dot(ops, moved, change);
      const square = dot(ops, change, change);
      const least = ops.multiply(ops.sqrt(ops.multiply(dot(ops, moved, moved), square)), LEAST_CURVATURE);
      // Where yᵀy is 0 by underflow, γ is not known.
      const known = ops.where(square, ops.subtract(curvature, least), 0);
      const newest = { step: moved, change, weight: ops.where(known, ops.divide(1, curvature), 0) };
      const pairs = [newest, ...state.pairs.slice(0, memory - 1)];
      const scale = ops.where(known, ops.divide(curvature, square), state.scale);

      const firstScale = ops.divide(1, ops.maximum(ops.sqrt(dot(ops, gradient, gradient)), 1));
      const result = inverseHessianTimes(ops, gradient, pairs, ops.where(scale, scale, firstScale));
      return { update: ops.multiply(result, -1), state: { pairs, scale, parameters, gradient } };
    },
  };
};

/** The two loops over the pairs. One of weight 0 changes nothing. */
const inverseHessianTimes = (
  ops: Ops,
  gradient: Vector,
  pairs: LbfgsState["pairs"],
  scale: Tensor<readonly []>,
): Vector => {
  let q = gradient;
  const alphas = pairs.map(({ step, change, weight }) => {
    const alpha = ops.multiply(weight, dot(ops, step, q));
    q = ops.subtract(q, scaleBy(ops, change, alpha));
    return alpha;
  });
  let r = scaleBy(ops, q, scale);
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { step, change, weight } = pairs[i]!;
    const beta = ops.multiply(weight, dot(ops, change, r));
    r = ops.add(r, scaleBy(ops, step, ops.subtract(alphas[i]!, beta)));
  }
  return r;
};

const dot = (ops: Ops, a: Vector, b: Vector): Tensor<readonly []> => ops.sum(ops.multiply(a, b));
