import {
  type Change,
  type Compiled,
  type Context,
  type Interpreter,
  isRepeatable,
  leaves,
  type Outcome,
  type Report,
  sizeOf,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import type { TrainingSetup } from "../training-setup.js";
import { attemptStep, type Variables } from "./attempt-step.js";
import type { stepNumbers } from "./step-numbers.js";
import { reportOf } from "./step-report.js";
import { tensorsLike } from "./tensors-like.js";

/** Input, target, and the numbers of the step. */
export type StepInputs = readonly [input: Tensor, target: Tensor, numbers: Vector];

/** Takes a step, whose number is of use where it is not compiled. */
export interface StepFunction extends Pick<Compiled<StepInputs, unknown>, "inSequence"> {
  (inputs: StepInputs, step: number): Report | Promise<Report>;
  /** A step on examples that need not have been looked at; null unless they are like those of an earlier one. */
  readonly again: NonNullable<Compiled<StepInputs, Report | Promise<Report>>["again"]>;
}

/**
 * A step of training as a function of its inputs, which changes the variables unless something is not finite. It is compiled
 * if every part of the training is repeatable; otherwise the code runs in each step.
 */
export const stepFunction = (
  interpreter: Interpreter,
  context: Context,
  setup: Omit<TrainingSetup, "interpreter">,
  variables: Variables,
  numbers: ReturnType<typeof stepNumbers>,
): StepFunction => {
  const { model, loss, optimizer, regularization = [], norms = false, observe } = setup;
  const { vector, statistics, optimizerState } = variables;
  const kept = [...leaves(optimizerState), ...leaves(statistics)].map(([, leaf]) => leaf);

  const body =
    (random: Context["random"]) =>
    ([input, target, vectorOfNumbers]: StepInputs): Outcome => {
      const { ops } = context;
      const values = numbers.read(ops, vectorOfNumbers);
      const trusted = { ...context, random, trusted: true };
      const attempt = attemptStep(trusted, setup, variables, { input, target }, values);
      const { penalty, update } = attempt;
      const newValues = [
        ...tensorsLike(optimizerState, attempt.optimizerState, `${optimizer.name}, in the state it returns`),
        ...tensorsLike(statistics, attempt.statistics, `${model.name}, in the statistics it returns`),
      ];
      const finite = [attempt.loss, update, ...newValues, ...(penalty === undefined ? [] : [penalty])];
      // The new values may be views of θ or of the old ones: they are copied before anything changes.
      const copied = ops.concatenate(newValues);
      let start = 0;
      const changes = kept.map((target): Change => {
        const assign = ops.slice(copied, start, target.shape);
        start += sizeOf(target.shape);
        return { target, assign };
      });
      return {
        report: reportOf(ops, attempt, variables, norms),
        finite,
        changes: [{ target: vector, increase: update }, ...changes],
      };
    };

  const penalties = "evaluate" in regularization ? [regularization] : regularization;
  if (observe === undefined && [model, loss, optimizer, ...penalties].every(isRepeatable)) {
    const compiled = interpreter.compile(body(context.random));
    return Object.assign((inputs: StepInputs) => compiled(inputs), compiled, { again: compiled.again ?? never });
  }
  const run = (inputs: StepInputs, step: number) => interpreter.run(() => body(context.random.atStep(step))(inputs));
  return Object.assign(run, { again: never });
};

const never = () => null;
