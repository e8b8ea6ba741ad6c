import type { Elements } from "../dtype.js";
import { expectOutcome } from "./expect-outcome.js";
import type { Outcome, Report, SynchronousInterpreter } from "./interpreter.js";

/** Makes the changes of an outcome if everything that must be finite is. */
export const carryOut = (
  interpreter: Pick<SynchronousInterpreter, "assign" | "increase" | "read">,
  outcome: Outcome,
): Report => {
  expectOutcome(outcome);
  const { report, finite, changes } = outcome;
  if (!finite.every((tensor) => allFinite(interpreter.read(tensor)))) return undefined;
  const numbers = [...interpreter.read(report)];
  for (const change of changes) {
    if ("assign" in change) interpreter.assign(change.target, change.assign);
    else interpreter.increase(change.target, change.increase);
  }
  return numbers;
};

const allFinite = (elements: Elements): boolean => elements.every(Number.isFinite);
