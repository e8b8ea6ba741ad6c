import { ArgumentError } from "../expect/argument-error.js";
import { expectArgument, expectSize } from "../expect/expect.js";
import { expectOps } from "../expect/expect-ops.js";
import { expectFunction } from "../expect/expect-part.js";
import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";

/** A part of training with numbers that vary from step to step. */
export interface Coefficients {
  /**
   * The numbers at a step, counted from 0: a learning rate, an annealed weight. They reach the mathematics as scalars,
   * in this order. There are equally many at every step.
   */
  readonly coefficients?: ((step: number) => readonly number[]) | undefined;
}

/** The coefficients at a step as scalars, for running a part outside of training. */
export const coefficientsAt = (part: Coefficients, ops: Ops, step: number): readonly Scalar[] => {
  expectPartOfTraining("coefficientsAt(part)", part);
  expectOps("coefficientsAt(ops)", ops);
  expectSize("coefficientsAt(step)", step, 0);
  return numbersAt(part, step).map((value) => ops.fill([], value));
};

const expectPartOfTraining = (place: string, part: unknown): void => {
  // Not by its methods: the coefficients that parts have together are shared again.
  const isPart = "name" in Object(part) || "coefficients" in Object(part);
  expectArgument(isPart, { place, expected: "a part of training, such as a layer", received: part });
};

/** The coefficients of a part at a step, of which there must be as many as at the first, if that is known. */
const numbersAt = (
  part: Coefficients & { readonly name?: string },
  step: number,
  count?: number,
): readonly number[] => {
  const { name = "a part" } = part;
  if (part.coefficients === undefined) return [];
  expectFunction(`${name}.coefficients`, part.coefficients);
  const numbers: readonly number[] = part.coefficients(step);
  const areNumbers = Array.isArray(numbers) && numbers.every((number) => typeof number === "number");
  if (areNumbers && (count === undefined || numbers.length === count)) return numbers;
  throw new ArgumentError({
    place: `${name}.coefficients(${step})`,
    expected: count === undefined ? "to return a list of numbers" : `to return ${count} numbers, as at step 0`,
    received: numbers,
  });
};

/** The coefficients of several parts taken together, and each part's share of them. */
export interface SharedCoefficients {
  /** Those of all parts, one part after another; undefined if there are none. */
  readonly coefficients: ((step: number) => readonly number[]) | undefined;
  /** Those of part i, picked from those of all parts. */
  shareOf(i: number, all: readonly Scalar[]): readonly Scalar[];
}

/** Joins the coefficients of the parts of a composition. */
export const shareCoefficients = (parts: readonly Coefficients[]): SharedCoefficients => {
  expectArgument(Array.isArray(parts), {
    place: "shareCoefficients(parts)",
    expected: "a list of parts",
    received: parts,
  });
  parts.forEach((part, i) => void expectPartOfTraining(`shareCoefficients(parts[${i}])`, part));
  const counts = parts.map((part) => numbersAt(part, 0).length);
  const starts = counts.map((_, i) => counts.slice(0, i).reduce((sum, count) => sum + count, 0));
  const varying = parts.flatMap((part, i) => (counts[i] === 0 ? [] : [{ part, count: counts[i] }]));
  const [only] = varying;
  const all = (step: number): readonly number[] => {
    // Those of each part are counted: parts that have more and fewer at a step would get each other's.
    if (varying.length === 1) return numbersAt(only!.part, step, only!.count);
    const values: number[] = [];
    for (const { part, count } of varying) for (const value of numbersAt(part, step, count)) values.push(value);
    return values;
  };
  return {
    coefficients: only === undefined ? undefined : all,
    shareOf: (i, scalars) => (counts[i] === 0 ? NONE : scalars.slice(starts[i], starts[i]! + counts[i]!)),
  };
};

const NONE: readonly Scalar[] = [];
