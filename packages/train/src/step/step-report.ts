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

/** Reads reports, which may lie one after the other. The parameters are those whose norms are in it, if any. */
export const reportReader = (penalized: boolean, parameters: Parameters | undefined) => {
  const first = penalized ? 2 : 1;
  const last = first + (parameters === undefined ? 0 : countOfSquaredNorms(parameters));
  return (reports: NumberList, start: number, end: number, examples: number): StepResult => {
    const penalty = penalized ? reports[start + 1]! : 0;
    return {
      loss: reports[start]! + penalty,
      penalty,
      weight: start + last < end ? reports[start + last]! : examples,
      norms: parameters === undefined ? undefined : normsOf(parameters, reports.slice(start + first, end)),
    };
  };
};

interface NumberList extends ArrayLike<number> {
  slice(start: number, end: number): ArrayLike<number>;
}
