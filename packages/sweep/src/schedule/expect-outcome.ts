import { expectArgument, expectOneOf, expectOptions, expectString } from "@gd/tensor";
import type { Outcome } from "./trial.js";

const STATUSES = ["completed", "paused", "pruned", "failed"] as const;

/** Throws an ArgumentError unless this is how a job of so many objectives can end. */
export const expectOutcome = (outcome: Outcome, objectives: number): void => {
  const { status, values, curve, reason } = expectOptions("tell(outcome)", outcome, [
    "status",
    "values",
    "curve",
    "reason",
  ]);
  if (reason !== undefined) expectString("tell(outcome.reason)", reason);
  expectOneOf("tell(outcome.status)", status, STATUSES);
  for (const [name, list] of Object.entries({ values, curve })) {
    expectArgument(Array.isArray(list) && list.every((value) => Number.isFinite(value)), {
      place: `tell(outcome.${name})`,
      expected: "a list of finite numbers",
      received: list,
    });
  }
  expectArgument(status === "failed" || values.length === objectives, {
    place: "tell(outcome.values)",
    expected: `${objectives} of them`,
    received: values,
  });
};
