import { leaves, type Ops, rowMajor, type Vector } from "@gd/tensor";
import type { AttemptedStep } from "./attempt-step.js";
import { type Norms, normsOf, squaredNorms } from "./norms.js";
import type { TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** What a step comes to. */
export interface StepResult {
  readonly loss: number;
  readonly norms: Norms | undefined;
}

/**
 * What a step tells besides the loss, which is the one number that a compiled function returns: the penalty and the
 * norms are written into a variable, and read from it afterwards.
 */
export const stepReport = (
  ops: Ops,
  { regularization, norms = false }: Pick<TrainingSetup, "regularization" | "norms">,
  { vector, parameters }: Pick<TrainingState, "vector" | "parameters">,
) => {
  const penalties = regularization === undefined ? 0 : 1;
  const length = penalties + (norms ? 3 * leaves(parameters).length : 0);
  if (length === 0) return { write: () => {}, read: (loss: number): StepResult => ({ loss, norms: undefined }) };

  const told: Vector = ops.variable(ops.fill([length], 0));
  return {
    write({ penalty, gradient, update }: Pick<AttemptedStep, "penalty" | "gradient" | "update">): void {
      const squares = norms ? squaredNorms(ops, parameters, [gradient, vector, update]) : [];
      ops.assign(told, ops.concatenate(penalty === undefined ? squares : [penalty, ...squares]));
    },
    read(loss: number): StepResult {
      const elements = rowMajor(told);
      return {
        loss: penalties === 0 ? loss : loss + elements[0]!,
        norms: norms ? normsOf(parameters, elements.subarray(penalties)) : undefined,
      };
    },
  };
};
