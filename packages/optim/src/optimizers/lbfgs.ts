import {
  descriptionOf,
  expectArgument,
  expectOptions,
  expectSize,
  type GradientTransformation,
  type Ops,
  repeatable,
  type Scalar,
  type Vector,
} from "@gd/tensor";
import { expectLineSearch } from "../minimize/expect-line-search.js";
import type { LineSearch } from "../minimize/line-search.js";
import { strongWolfe } from "../minimize/strong-wolfe.js";
import { guarded } from "../transformations/define-transformation.js";

/** Options of `lbfgs`. */
export interface LbfgsOptions {
  /** The number of past steps to remember. Default: 10. */
  readonly memory?: number;
  /** Decides how far `minimize` goes along an update. Default: `strongWolfe()`. */
  readonly lineSearch?: LineSearch;
}

/** State of `lbfgs`. */
export type LbfgsState = {
  /** Past steps, the newest first, each with what it did to the gradient. */
  readonly pairs: readonly {
    /** s: the change of θ. */
    readonly displacement: Vector;
    /** y: the change of the gradient. */
    readonly change: Vector;
    /** ρ = 1 / sᵀy, or 0 for a pair that does not count. */
    readonly weight: Scalar;
  }[];
  /** γ = sᵀy / yᵀy of the newest pair; 0 before there is one. */
  readonly scale: Scalar;
  /** θ at the last step. */
  readonly parameters: Vector;
  /** The gradient at the last step. */
  readonly gradient: Vector;
};

/** sᵀy must exceed this fraction of ‖s‖‖y‖: less cannot be told from rounding. */
const LEAST_CURVATURE = 1e-10;

/**
 * L-BFGS: θ ← θ − Hg, where H approximates the inverse of the Hessian from the last m steps. With the steps s, the changes
 * y of the gradient along them, and ρ = 1 / sᵀy,
 *
 *   q = g;  from the newest to the oldest:  α = ρ sᵀq,  q ← q − αy
 *   r = γq;  from the oldest to the newest:  β = ρ yᵀr,  r ← r + (α − β)s;  update = −r
 *
 * with γ = sᵀy / yᵀy of the newest. A step without curvature, sᵀy ≤ 1e-10 ‖s‖‖y‖, is left out; the first update is
 * −g / max(‖g‖₂, 1).
 *
 * It needs gradients of the whole objective, not of batches. `minimize` goes along an update as far as the line search
 * says; training, which sees no value but that of the step, takes the update as it is.
 *
 * Source  Liu & Nocedal, On the limited memory BFGS method for large scale optimization (1989);
 *         Nocedal & Wright, Numerical Optimization (2006), algorithm 7.4
 */
export const lbfgs = (
  options: LbfgsOptions = {},
): GradientTransformation<LbfgsState> & {
  readonly lineSearch: LineSearch;
} => {
  const { memory = 10, lineSearch = strongWolfe() } = expectOptions("lbfgs", options, ["memory", "lineSearch"]);
  expectSize("lbfgs(memory)", memory);
  expectLineSearch("lbfgs(lineSearch)", lineSearch);
  const transformation = guarded<LbfgsState>({
    name: "lbfgs",
    description: { type: "lbfgs", settings: { memory, lineSearch: descriptionOf(lineSearch) } },
    descends: true,
    // Before the first step there is none to remember.
    coefficients: (step) => [step === 0 ? 0 : 1],
    initialize(ops, length) {
      const zeros = () => ops.fill([length], 0);
      const empty = () => ({ displacement: zeros(), change: zeros(), weight: ops.fill([], 0) });
      return {
        pairs: Array.from({ length: memory }, empty),
        scale: ops.fill([], 0),
        parameters: zeros(),
        gradient: zeros(),
      };
    },
    update({ ops, gradient, state, parameters, coefficients: [begun] }) {
      const displacement = ops.scale(ops.subtract(parameters, state.parameters), begun!);
      const change = ops.subtract(gradient, state.gradient);
      const curvature = dot(ops, displacement, change);
      const square = dot(ops, change, change);
      const least = ops.multiply(ops.sqrt(ops.multiply(dot(ops, displacement, displacement), square)), LEAST_CURVATURE);
      // Where yᵀy underflows to 0, γ is unknown.
      const known = ops.where(square, ops.subtract(curvature, least), 0);
      const newest = { displacement, change, weight: ops.where(known, ops.divide(1, curvature), 0) };
      expectPairs(state.pairs);
      const pairs = [newest, ...state.pairs.slice(0, memory - 1)];
      const scale = ops.where(known, ops.divide(curvature, square), state.scale);

      const firstScale = ops.divide(1, ops.maximum(ops.sqrt(dot(ops, gradient, gradient)), 1));
      const result = inverseHessianTimes(ops, gradient, pairs, ops.where(scale, scale, firstScale));
      return { update: ops.multiply(result, -1), state: { pairs, scale, parameters, gradient } };
    },
  });
  return repeatable({ ...transformation, lineSearch });
};

/** Throws an ArgumentError unless the pairs of a state are objects, whose tensors the operations look at. */
const expectPairs = (pairs: LbfgsState["pairs"]): void =>
  expectArgument(Array.isArray(pairs) && pairs.every((pair) => Object(pair) === pair), {
    place: "lbfgs.update(state.pairs)",
    expected: "a list of { displacement, change, weight }",
    received: pairs,
  });

/** The two loops over the pairs. One of weight 0 changes nothing. */
const inverseHessianTimes = (ops: Ops, gradient: Vector, pairs: LbfgsState["pairs"], scale: Scalar): Vector => {
  let q = gradient;
  const alphas = pairs.map(({ displacement, change, weight }) => {
    const alpha = ops.multiply(weight, dot(ops, displacement, q));
    q = ops.subtract(q, ops.scale(change, alpha));
    return alpha;
  });
  let r = ops.scale(q, scale);
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { displacement, change, weight } = pairs[i]!;
    const beta = ops.multiply(weight, dot(ops, change, r));
    r = ops.add(r, ops.scale(displacement, ops.subtract(alphas[i]!, beta)));
  }
  return r;
};

const dot = (ops: Ops, a: Vector, b: Vector): Scalar => ops.sum(ops.multiply(a, b));
