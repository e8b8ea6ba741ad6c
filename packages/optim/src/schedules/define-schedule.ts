import { type DescriptionOptions, expectNumber } from "@gd/tensor";
import type { Schedule } from "./schedule.js";

/** Makes a schedule of its options and its formula: it refuses what is no step. */
export const defineSchedule = (
  name: string,
  options: DescriptionOptions,
  rateAt: (step: number) => number,
): Schedule => {
  const place = `${name}(step)`;
  const schedule = (step: number): number => {
    // In each step: a comparison is many times as fast as the look at bounds that may be any.
    if (!(Number.isFinite(step) && step >= 0)) expectNumber(place, step, { from: 0 });
    return rateAt(step);
  };
  return Object.assign(schedule, { description: { type: name, ...options } });
};
