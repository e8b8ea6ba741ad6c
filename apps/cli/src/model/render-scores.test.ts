import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { screenOf } from "../render/screen.js";
import { renderScores } from "./render-scores.js";

test("what rounds to zero has no sign, and what is undefined is a dash", () => {
  const target = { version: 1, kind: "number", column: "y", mean: 0, deviation: 1 } as const;
  const scores = (rSquared: number) =>
    ({ kind: "number", rSquared, rootMeanSquaredError: 1, meanAbsoluteError: 1 }) as const;
  const results = [Number.NaN, -0.0004, -0.0006, 0.0004].map((rSquared) => ({
    name: "the mean",
    scores: scores(rSquared),
  }));
  const text = renderScores(results, target, screenOf(new PassThrough(), false));
  expect(text.match(/(?<=│ )(-?0\.\d{3}|–)/g)).toEqual(["–", "0.000", "-0.001", "0.000"]);
});
