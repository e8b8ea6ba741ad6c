import { allocate } from "../dtype.js";
import type { Outcome, SynchronousInterpreter } from "../interpreter/interpreter.js";
import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";
import type { RandomStream } from "../random/random-stream.js";
import { fromElements, type Tensor, type Vector } from "../tensor.js";

/** What a case records: reports, errors, and the elements that tensors have at that moment. */
export type Seen = Tensor | number | undefined | string | readonly number[];

/** Calls compiled functions and records the results, which must be those of running the bodies in each call. */
export type CompiledCase = (
  interpreter: SynchronousInterpreter,
  see: (...seen: readonly Seen[]) => void,
  random: RandomStream,
) => void;

/** More than it takes to record a body and to go wrong afterwards. */
export const steps = Array.from({ length: 8 }, (_, step) => step);

export type Matrix = Tensor<readonly [number, number]>;

/** What a call returns, or the error that it throws. */
export const outcome = (call: () => Seen): Seen => {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
    throw error;
  }
};

export const vector = (ops: Ops, ...values: readonly number[]): Vector =>
  fromElements(
    allocate(ops.dtype, values.length).map((_, i) => values[i]!),
    [values.length],
  );

/** θ ← θ − rate · (Σᵢ inputᵢ + θ); the rate is an input. */
export const descent =
  (ops: Ops, parameters: Vector) =>
  ([input, rate]: readonly [Matrix, Scalar]): Outcome => {
    const gradient = ops.add(ops.sumRows(input), parameters);
    const update = ops.multiply(ops.scale(gradient, rate), -1);
    return {
      report: ops.concatenate([ops.sum(ops.multiply(gradient, gradient)), ops.sum(update)]),
      finite: [ops.sum(ops.multiply(gradient, gradient)), update],
      changes: [{ target: parameters, increase: update }],
    };
  };
