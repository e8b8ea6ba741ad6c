import type { Elements } from "../dtype.js";
import type { CompiledStep, Report, SynchronousInterpreter } from "./interpreter.js";

/** Carries out the changes of a step, if everything is finite. */
export const runCompiled = (
  interpreter: Pick<SynchronousInterpreter, "assign" | "increase" | "read">,
  { report, finite, changes }: CompiledStep,
): Report => {
  const numbers = interpreter.read(report);
  if (!allFinite(numbers) || !finite.every((tensor) => allFinite(interpreter.read(tensor)))) return undefined;
  for (const change of changes) {
    if ("assign" in change) interpreter.assign(change.target, change.assign);
    else interpreter.increase(change.target, change.increase);
  }
  return [...numbers];
};

const allFinite = (elements: Elements): boolean => elements.every(Number.isFinite);
