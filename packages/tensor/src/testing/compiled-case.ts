import type { CompiledBody } from "../compiled.js";
import type { Ops } from "../ops.js";
import type { RandomStream } from "../random/random-stream.js";
import type { Tensor, Vector } from "../tensor.js";

/** What a case notes: results, errors, and the elements of tensors as they are by then. */
export type Seen = Tensor | number | boolean | undefined | string;

/** Calls of compiled functions, noted: they must come to what the bodies come to when they are called as they are. */
export type CompiledCase = (ops: Ops, see: (...seen: readonly Seen[]) => void, random: RandomStream) => void;

/** More than it takes to note a body, to find it the same, and to go wrong after. */
const CALLS = 8;

export const steps = Array.from({ length: CALLS }, (_, step) => step);

export type Matrix = Tensor<readonly [number, number]>;

export const variable = (ops: Ops, length: number, value: number): Vector => ops.variable(ops.fill([length], value));

/** What a call returns, or the error that it throws. */
export const outcome = (call: () => number | undefined): Seen => {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
    throw error;
  }
};

/** θ ← θ − rate · (Σᵢ inputᵢ + θ), for a rate that depends on the step; refused when something is not finite. */
export const descent =
  (ops: Ops, parameters: Vector): CompiledBody<readonly [Matrix]> =>
  ([input], { varying }) => {
    const gradient = ops.add(ops.sumRows(input), parameters);
    const loss = ops.item(ops.sum(ops.multiply(gradient, gradient)));
    const update = varying(({ step }) => ops.multiply(gradient, -0.1 / (step + 1)));
    if (!(Number.isFinite(loss) && ops.allFinite([update]))) return undefined;
    ops.increase(parameters, update);
    return loss;
  };
