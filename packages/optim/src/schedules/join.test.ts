import { expect, test } from "vitest";
import { OptionError } from "../option-error.js";
import { constant } from "./constant.js";
import { join } from "./join.js";
import { linearWarmup } from "./linear-warmup.js";
import { stepDecay } from "./step-decay.js";

const warmup = linearWarmup({ learningRate: 8, steps: 2 });
const halving = stepDecay({ learningRate: 8, every: 1, factor: 0.5 });

test("each schedule counts from where it begins", () => {
  const rate = join([warmup, halving, constant(0.25)], { at: [2, 5] });
  expect([0, 1, 2, 3, 4, 5, 6].map(rate)).toEqual([0, 4, 8, 4, 2, 0.25, 0.25]);
  expect([0, 1].map(join([halving], { at: [] }))).toEqual([8, 4]);
});

test.each([
  [[], [], "join(schedules): expected at least one, received none"],
  [[warmup, halving], [], "join(at): expected 1 step, where the second schedule begins and so on, received 0 steps"],
  [[warmup], [1, 2], "join(at): expected 0 steps, where the second schedule begins and so on, received 2 steps"],
  [[warmup, halving], [1.5], "join(at[0]): expected a whole number ≥ 1, received 1.5"],
  [[warmup, halving, halving], [4, 4], "join(at[1]): expected a step above at[0], 4, received 4"],
])("refuses what does not fit, %#", (schedules, at, message) => {
  expect(() => join(schedules, { at })).toThrow(OptionError);
  expect(() => join(schedules, { at })).toThrow(message);
});
