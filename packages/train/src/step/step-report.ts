import type { Ops, Parameters, Vector } from "@gd/tensor";
import { countOfSquaredNorms, type Norms, normsOf, squaredNorms } from "../inspect/norms.js";
import type { AttemptedStep, Variables } from "./attempt-step.js";

/** The result of a step. */
export interface StepResult {
  /** The loss of the batch before the step, including the penalty. */
  readonly loss: number;
  /** The cost of the parameters, by the regularization; 0 without one. */
  readonly penalty: number;
  /** The weight of the batch in a mean over several: its number of examples, unless the loss gives another. */
  readonly weight: number;
  /** If the setup asks for them. */
  readonly norms: Norms | undefined;
}

/** The report of a step: the loss, the penalty and squared norms if they are asked for, and a weight if the loss gives one. */
export const reportOf = (
  ops: Ops,
  { loss, penalty, weight, gradient, update }: AttemptedStep,
  { vector, parameters }: Pick<Variables, "vector" | "parameters">,
  norms: boolean,
): Vector =>
  ops.concatenate([
    loss,
    ...(penalty === undefined ? [] : [penalty]),
    ...(norms ? squaredNorms(ops, parameters, [gradient, vector, update]) : []),
    ...(weight === undefined ? [] : [weight]),
  ]);

/** A result that others are written over. */
export type ResultInPlace = { -readonly [Field in keyof StepResult]: StepResult[Field] };

export const emptyResult = (): ResultInPlace => ({ loss: 0, penalty: 0, weight: 0, norms: undefined });

/**
 * Reads reports, which may lie one after the other, and writes them over a result. The parameters are those whose norms are in
 * it, if any.
 */
export const reportReader = (penalized: boolean, parameters: Parameters | undefined) => {
  const first = penalized ? 2 : 1;
  const last = first + (parameters === undefined ? 0 : countOfSquaredNorms(parameters));
  return (reports: NumberList, start: number, end: number, examples: number, result: ResultInPlace): StepResult => {
    const penalty = penalized ? reports[start + 1]! : 0;
    result.loss = reports[start]! + penalty;
    result.penalty = penalty;
    result.weight = start + last < end ? reports[start + last]! : examples;
    result.norms = parameters === undefined ? undefined : normsOf(parameters, reports.slice(start + first, end));
    return result;
  };
};

interface NumberList extends ArrayLike<number> {
  slice(start: number, end: number): ArrayLike<number>;
}
