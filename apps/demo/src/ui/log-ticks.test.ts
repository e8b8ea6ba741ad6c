import { expect, test } from "vitest";
import { logTicks, logTickText } from "./log-ticks.js";

test("a few decades have a line each, and very few decades have more", () => {
  expect(logTicks(0.5e-3, 200, 8)).toEqual([1e-3, 1e-2, 0.1, 1, 10, 100]);
  expect(logTicks(0.3, 8, 8)).toEqual([0.5, 1, 2, 5]);
  expect(logTicks(0.1, 1, 8)).toEqual([0.1, 0.2, 0.5, 1]);
});

test("of many decades some have lines, at most as many as there is room for", () => {
  expect(logTicks(1e-13, 1, 8)).toEqual([1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]);
  for (const most of [1e9, 1e40, 1e162, 1e300]) {
    const ticks = logTicks(1e-20, most, 6);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(6);
  }
});

test("small numbers are not rounded to 0", () => {
  expect([0.001, 0.5, 1, 20, 10_000, 1e5, 1e-6, 2e-13, 1e162].map(logTickText)).toEqual([
    "0.001",
    "0.5",
    "1",
    "20",
    "10,000",
    "10⁵",
    "10⁻⁶",
    "2·10⁻¹³",
    "10¹⁶²",
  ]);
});
