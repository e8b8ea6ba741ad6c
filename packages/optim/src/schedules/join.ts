import { expectOption } from "../expect-option.js";
import { formatSteps } from "../minimize/stop-rules.js";
import { OptionError } from "../option-error.js";
import type { Schedule } from "./schedule.js";

/** Options of `join`. */
export interface JoinOptions {
  /** The steps at which the second schedule, the third, … begin. */
  readonly at: readonly number[];
}

/**
 * Schedules one after the other, each of which counts its steps from 0: `join([warmup, decay], { at: [500] })` is
 * warmup(step) before step 500 and decay(step − 500) from then on.
 *
 * Throws  OptionError unless `at` has one step less than there are schedules, whole numbers, each above the one before it
 */
export const join = (schedules: readonly Schedule[], { at }: JoinOptions): Schedule => {
  if (schedules.length === 0) throw new OptionError("join", "schedules", "at least one", "none");
  if (at.length !== schedules.length - 1) {
    const expected = `${formatSteps(schedules.length - 1)}, where the second schedule begins and so on`;
    throw new OptionError("join", "at", expected, formatSteps(at.length));
  }
  at.forEach((begin, i) => {
    expectOption("join", `at[${i}]`, "a whole number ≥ 1", begin);
    if (i > 0 && begin <= at[i - 1]!)
      throw new OptionError("join", `at[${i}]`, `a step above at[${i - 1}], ${at[i - 1]}`, begin);
  });
  return (step) => {
    const place = at.filter((begin) => begin <= step).length;
    return schedules[place]!(place === 0 ? step : step - at[place - 1]!);
  };
};
