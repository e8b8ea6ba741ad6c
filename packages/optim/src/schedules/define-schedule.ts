import { expectNumber } from "@gd/tensor";
import type { Schedule } from "./schedule.js";

/** Makes a schedule of its formula: it refuses what is no step. */
export const defineSchedule = (name: string, rateAt: Schedule): Schedule => {
  const place = `${name}(step)`;
  return (step) => {
    // In each step: a comparison is many times as fast as the look at bounds that may be any.
    if (!(Number.isFinite(step) && step >= 0)) expectNumber(place, step, { from: 0 });
    return rateAt(step);
  };
};
