import { expectNumber } from "@gd/tensor";
import type { Schedule } from "./schedule.js";

/** Makes a schedule of its formula: it refuses what is no step. */
export const defineSchedule = (name: string, rateAt: Schedule): Schedule => {
  const place = `${name}(step)`;
  return (step) => {
    expectNumber(place, step, STEPS);
    return rateAt(step);
  };
};

const STEPS = { from: 0 };
