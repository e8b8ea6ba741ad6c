import { expect, test } from "vitest";
import { shownIterations } from "./shown-iterations.js";

test("short curves are shown completely", () => {
  expect(shownIterations([3, 5])).toEqual([0, 1, 2, 3, 4]);
  expect(shownIterations([])).toEqual([]);
});

test("of long ones: the first iterations, a few later ones, and each end", () => {
  const shown = shownIterations([20_001, 777]);
  expect(shown.length).toBeLessThanOrEqual(502);
  expect(shown.slice(0, 200)).toEqual(Array.from({ length: 200 }, (_, i) => i));
  expect(shown).toContain(776);
  expect(shown.at(-1)).toBe(20_000);
});

test("iterations that are shown remain while a curve grows, except for its end", () => {
  const before = shownIterations([900]);
  const after = shownIterations([901]);
  expect(after.slice(0, -1).filter((iteration) => !before.includes(iteration))).toEqual([]);
});
