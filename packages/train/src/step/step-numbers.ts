import {
  ArgumentError,
  allocate,
  type Coefficients,
  type DType,
  fromElements,
  type Ops,
  type Scalar,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import type { TrainingSetup } from "../training-setup.js";

/** The numbers of a step as tensors. */
export interface StepNumbers {
  /** The number of the step, for random draws. */
  readonly step: Tensor<readonly [2]>;
  /** The coefficients of each part. */
  readonly ofModel: readonly Scalar[];
  readonly ofLoss: readonly Scalar[];
  readonly ofOptimizer: readonly Scalar[];
  /** The factor of updates, if the learning rate falls on a plateau. */
  readonly rateFactor: Scalar | undefined;
}

/** The number of the step is split, so that float32 holds both parts. */
const HALF = 2 ** 16;

/**
 * The numbers that differ from step to step, as one vector: the number of the step, the coefficients of the model, the loss
 * and the optimizer, and the factor of the learning rate.
 */
export const stepNumbers = (
  { model, loss, optimizer }: Pick<TrainingSetup, "model" | "loss" | "optimizer">,
  dtype: DType,
  hasRateFactor: boolean,
) => {
  const parts = [model, loss, optimizer];
  const counts = parts.map((part) => (part.coefficients === undefined ? 0 : numbersOf(part, 0).length));
  const [first, second, third] = counts as [number, number, number];
  const varying = parts.flatMap((part, i) => (part.coefficients === undefined ? [] : [{ part, count: counts[i]! }]));
  const length = 2 + first + second + third + (hasRateFactor ? 1 : 0);
  const elements = allocate(dtype, length);

  return {
    /** The same vector in each step, which `write` overwrites. */
    vector: fromElements(elements, [length]) as Vector,
    /** Writes the numbers of a step into the vector, or from a place on into other elements. */
    write(step: number, rateFactor: number | undefined, into = elements, start = 0): void {
      into[start] = step % HALF;
      into[start + 1] = Math.floor(step / HALF);
      if (length === 2 && varying.length === 0) return;
      let next = start + 2;
      for (const { part, count } of varying) {
        const values = numbersOf(part, step);
        if (values.length !== count) {
          const expected = `a list of as many numbers in each step as in the first, ${count}`;
          throw new ArgumentError({ place: `${part.name}(coefficients)`, expected, received: values });
        }
        for (const value of values) into[next++] = value;
      }
      if (rateFactor !== undefined) into[next] = rateFactor;
    },
    /** The parts of the vector. */
    read(ops: Ops, vector: Vector): StepNumbers {
      const scalars = (start: number, count: number): readonly Scalar[] =>
        Array.from({ length: count }, (_, i) => ops.slice(vector, start + i, []));
      return {
        step: ops.slice(vector, 0, [2]),
        ofModel: scalars(2, first),
        ofLoss: scalars(2 + first, second),
        ofOptimizer: scalars(2 + first + second, third),
        rateFactor: hasRateFactor ? ops.slice(vector, length - 1, []) : undefined,
      };
    },
  };
};

/** The coefficients of a part, which may be anybody's, at a step. */
const numbersOf = (part: Coefficients & { readonly name: string }, step: number): readonly number[] => {
  const isFunction = typeof part.coefficients === "function";
  const values: unknown = isFunction ? part.coefficients(step) : part.coefficients;
  if (isFunction && Array.isArray(values)) return values;
  const expected = isFunction ? "a list of numbers" : "a function";
  throw new ArgumentError({ place: `${part.name}(coefficients)`, expected, received: values });
};
