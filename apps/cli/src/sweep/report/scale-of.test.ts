import { expect, test } from "vitest";
import { scaleOf } from "./scale-of.js";

test.each<[values: readonly number[], scale: string]>([
  [[6.5e-9, 1.4e-5, 0.005], "log"],
  [[0.1, 1], "log"],
  [[0.12, 0.13, 0.9], "linear"],
  [[0, 0.5, 100], "linear"],
  [[], "linear"],
])("values like %j are shown on a scale that lets them be told apart", (values, scale) => {
  expect(scaleOf(values)).toBe(scale);
});
