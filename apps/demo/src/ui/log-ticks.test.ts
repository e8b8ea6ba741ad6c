import { expect, test } from "vitest";
import { logTicks, showTick } from "./log-ticks.js";

test.each([
  [
    [4700, 27_000],
    [5000, 7000, 10_000, 20_000],
  ],
  [
    [1, 1000],
    [1, 3, 10, 30, 100, 300, 1000],
  ],
  [[0.001, 30_000], [0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000].filter((_, i) => i % 2 === 1)],
  [
    [4000, 9000],
    [4000, 5000, 6000, 7000, 8000, 9000],
  ],
] as const)("from %j the ticks are %j", ([least, most], ticks) => {
  expect(logTicks(least, most)).toEqual(ticks);
});

test("over many decades there are few ticks, all of them powers of ten", () => {
  const ticks = logTicks(1e-300, 1e300);
  expect(ticks.length).toBeGreaterThan(3);
  expect(ticks.length).toBeLessThanOrEqual(7);
  for (const tick of ticks) expect(tick.toExponential()).toMatch(/^1e/);
});

test.each([
  [5000, "5,000"],
  [0.01, "0.01"],
  [1e-8, "10⁻⁸"],
  [3e12, "3·10¹²"],
  [-2.5, "−2.5"],
  [0, "0"],
])("%d is written %s", (tick, text) => {
  expect(showTick(tick)).toBe(text);
});
