import { descriptionOf, expectArgument, expectFunction, expectNumber, expectOptions } from "@gd/tensor";
import { defineSchedule } from "./define-schedule.js";
import type { Schedule } from "./schedule.js";

/** Options of `join`. */
export interface JoinOptions {
  /** The steps at which the second schedule, the third, … begin. */
  readonly at: readonly number[];
}

/**
 * Schedules one after the other, each counting its steps from 0: `join([warmup, decay], { at: [500] })` is
 * warmup(step) before step 500, and decay(step − 500) from then on.
 */
export const join = (schedules: readonly Schedule[], options: JoinOptions): Schedule => {
  // First, as a second schedule would be taken for the options.
  expectArgument(Array.isArray(schedules) && schedules.length > 0, {
    place: "join(schedules)",
    expected: "at least one schedule",
    received: schedules,
    advice: "join([…], { at: […] }) takes a list of them.",
  });
  const { at } = expectOptions("join", options, ["at"]);
  for (const [i, schedule] of schedules.entries())
    expectFunction(`join(schedules[${i}])`, schedule, "constant(0.1) is a schedule, for example.");
  expectArgument(Array.isArray(at) && at.length === schedules.length - 1, {
    place: "join(at)",
    expected: `a step for each schedule after the first, ${schedules.length - 1} in all`,
    received: at,
  });
  for (const [i, begin] of at.entries()) {
    const bounds = { from: (at[i - 1] ?? 0) + 1, whole: true };
    expectNumber(`join(at[${i}])`, begin, bounds, "Each schedule begins after the one before it.");
  }
  return defineSchedule("join", { schedules: schedules.map(descriptionOf), at: [...at] }, (step) => {
    const place = at.filter((begin) => begin <= step).length;
    return schedules[place]!(place === 0 ? step : step - at[place - 1]!);
  });
};
