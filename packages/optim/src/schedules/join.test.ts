import { ArgumentError } from "@gd/tensor";
import { expect, test } from "vitest";
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
  [[], [], "join(schedules) expects at least one schedule, but received []."],
  [[warmup, halving], [], "join(at) expects a step for each schedule after the first, 1 in all, but received []."],
  [[warmup], [1, 2], "join(at) expects a step for each schedule after the first, 0 in all, but received [1, 2]."],
  [[warmup, halving], [1.5], "join(at[0]) expects a whole number ≥ 1, but received 1.5."],
  [
    [warmup, halving, halving],
    [4, 4],
    "join(at[1]) expects a whole number ≥ 5, but received 4. Each schedule begins after the one before it.",
  ],
])("refuses schedules and steps that do not match, %#", (schedules, at, message) => {
  expect(() => join(schedules, { at })).toThrow(ArgumentError);
  expect(() => join(schedules, { at })).toThrow(message);
});

test("takes schedules in a list", () => {
  expect(() => (join as (...given: unknown[]) => unknown)(warmup, halving)).toThrow(
    "join(schedules) expects at least one schedule, but received the function schedule. join([…], { at: […] }) takes a list of them.",
  );
});
