import { type Context, type Interpreter, type Tensor, waitFor } from "@gd/tensor";
import type { Variables } from "../step/attempt-step.js";
import { copyVariables } from "../step/copy-variables.js";
import type { stepNumbers } from "../step/step-numbers.js";
import type { TrainingSetup } from "../training-setup.js";
import { explainNotFinite, notFiniteSomewhere } from "./explain-not-finite.js";

interface Running {
  readonly interpreter: Interpreter;
  readonly context: Context;
  readonly setup: Omit<TrainingSetup, "interpreter">;
}

/**
 * Throws the error that names what is not finite in a step. Where memory is elsewhere, the interpreter's reference finds it.
 *
 * @param step the number of the step, whose numbers are those that were written last
 */
export function* explainStep(
  { interpreter, context, setup }: Running,
  variables: Variables,
  numbers: ReturnType<typeof stepNumbers>,
  examples: { readonly input: Tensor; readonly target: Tensor },
  step: number,
): Generator<unknown, never, never> {
  const elements = interpreter.read(variables.vector);
  const elsewhere = elements instanceof Promise;
  yield* waitFor(elements);
  const own = elsewhere ? yield* copyVariables(interpreter, variables) : variables;
  const ops = elsewhere ? interpreter.reference : context.ops;
  if (ops === undefined) {
    throw notFiniteSomewhere(setup.model, step, "An interpreter with a `reference` tells where.");
  }
  const values = numbers.read(ops, numbers.vector);
  throw interpreter.step(() => explainNotFinite({ ...context, ops }, setup, own, examples, values, step));
}
