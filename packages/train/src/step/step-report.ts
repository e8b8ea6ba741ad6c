import type { Ops, Parameters, Vector } from "@gd/tensor";
import { type Norms, normsOf, squaredNorms } from "../inspect/norms.js";
import type { AttemptedStep, Variables } from "./attempt-step.js";

/** The result of a step. */
export interface StepResult {
  /** The loss of the batch before the step, including the regularization. */
  readonly loss: number;
  /** If the setup asks for them. */
  readonly norms: Norms | undefined;
}

/** The report of a step: the loss, the penalty if there is one, and squared norms if they are asked for. */
export const reportOf = (
  ops: Ops,
  { loss, penalty, gradient, update }: AttemptedStep,
  { vector, parameters }: Pick<Variables, "vector" | "parameters">,
  norms: boolean,
): Vector =>
  ops.concatenate([
    loss,
    ...(penalty === undefined ? [] : [penalty]),
    ...(norms ? squaredNorms(ops, parameters, [gradient, vector, update]) : []),
  ]);

/** The result that a report describes. */
export const resultOf = (
  report: readonly number[],
  penalized: boolean,
  parameters: Parameters | undefined,
): StepResult => {
  const loss = report[0]!;
  return {
    loss: penalized ? loss + report[1]! : loss,
    norms: parameters === undefined ? undefined : normsOf(parameters, report.slice(penalized ? 2 : 1)),
  };
};
