import { describe, expect, test } from "vitest";
import { standstill } from "./standstill.js";

const curve = (steps: number, lossAt: (step: number) => number) => Array.from({ length: steps }, (_, i) => lossAt(i));
/** Falls by half every `half` steps. */
const falling = (half: number) => (step: number) => 2 ** (-step / half);

describe("standstill", () => {
  test("a loss that learns, then is flat, learns, then stands still", () => {
    const losses = curve(400, (step) => 0.25 + falling(20)(step));
    const stands = standstill(losses)!;
    expect(stands.hasLearned).toBe(true);
    expect(stands.end).toBeCloseTo(0.25, 4);
    expect(stands.middle).toBeGreaterThan(stands.end);
    expect(stands.fall).toBeCloseTo(1 - stands.end / stands.middle, 12);
  });

  test("so does one that still falls, but thirty times more slowly; not one that falls three times more slowly", () => {
    const slowing = (factor: number) =>
      curve(300, (step) => falling(40)(Math.min(step, 150)) * falling(40 * factor)(Math.max(0, step - 150)));
    expect(standstill(slowing(30))).toMatchObject({ hasLearned: true });
    expect(standstill(slowing(3))).toBeUndefined();
  });

  test("a loss that hardly falls stands still, and has not learned", () => {
    expect(standstill(curve(100, falling(20_000)))).toMatchObject({ hasLearned: false });
    expect(standstill(curve(100, () => 0.5))).toEqual({ hasLearned: false, middle: 0.5, end: 0.5, fall: 0 });
  });

  test.each([10, 50, 500])("a loss that halves every %d steps does not stand still", (half) => {
    for (const steps of [40, 400]) expect(standstill(curve(steps, falling(half)))).toBeUndefined();
  });

  test("few losses do not say it, nor do losses that are not finite", () => {
    expect(standstill(curve(39, () => 1))).toBeUndefined();
    expect(standstill(curve(40, () => 1))).toBeDefined();
    expect(standstill(curve(100, () => Number.NaN))).toBeUndefined();
    expect(standstill(curve(100, () => Number.POSITIVE_INFINITY))).toBeUndefined();
  });

  test("refuses what is not a list of numbers", () => {
    expect(() => standstill([1, "2"] as never)).toThrow(/standstill\(losses\)/);
  });
});
