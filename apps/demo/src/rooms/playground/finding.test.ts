import { expect, test } from "vitest";
import { findingOf } from "./finding.js";
import type { Score } from "./score.js";

const scores = (losses: readonly number[], accuracy = 0.7): readonly Score[] =>
  losses.map((loss) => ({ loss, accuracy }));
const seen = (training: readonly number[], validation: readonly number[], accuracy = 0.7) => ({
  epoch: training.length - 1,
  points: 10,
  diverged: false,
  variance: undefined,
  now: { training: scores(training, accuracy).at(-1)!, validation: scores(validation, accuracy).at(-1)! },
  curves: { epochs: training.map((_, i) => i), training: scores(training), validation: scores(validation) },
  diagnoses: [],
});
const falling = [0.7, 0.4, 0.2];
const dead = { cause: "dead units", evidence: "2 of them answer 0." };

test("what the curves and the doctor say", () => {
  expect(findingOf(seen(falling, falling))).toMatchObject({ kind: "falling", mood: "good" });
  expect(findingOf(seen([0.7, 0.8], [0.7, 0.8]))).toMatchObject({ kind: "searching", mood: "plain" });
  expect(findingOf({ ...seen(falling, falling), diagnoses: [dead] })).toEqual({
    kind: "dead units",
    mood: "bad",
    sentence: "Dead units. 2 of them answer 0. Leaky ReLU or a lower learning rate keeps them alive.",
  });
  expect(findingOf({ ...seen([10, 0.3], [10, 0.3]), variance: 10 }).sentence).toContain(
    "it explains 97 % of the variance",
  );
  expect(findingOf(seen(falling, falling, 1)).sentence).toContain("100 % of its points correctly, and 100 %");
  expect(findingOf(seen(falling, [Number.NaN], 1)).kind).toBe("learned");
  expect(findingOf({ ...seen(falling, falling), diverged: true }).sentence).toBe(
    "It diverged in epoch 3. Lower the learning rate and press Reset.",
  );
  expect(findingOf({ ...seen(falling, falling), diverged: true, diagnoses: [dead] }).sentence).toContain("2 of them");
});
