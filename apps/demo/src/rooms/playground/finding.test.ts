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
  dead: 0,
  hidden: 4,
  now: { training: scores(training, accuracy).at(-1)!, validation: scores(validation, accuracy).at(-1)! },
  curves: { epochs: training.map((_, i) => i), training: scores(training), validation: scores(validation) },
});
const curve = (of: (share: number) => number): readonly number[] => Array.from({ length: 100 }, (_, i) => of(i / 99));

test("what the curves say", () => {
  const falling = curve((share) => 1 - 0.8 * share);
  expect(findingOf(seen(falling, falling)).kind).toBe("falling");
  expect(
    findingOf(
      seen(
        curve((share) => 0.7 + 0.1 * share),
        curve(() => Number.NaN),
      ),
    ).kind,
  ).toBe("rising");
  expect(
    findingOf(
      seen(
        curve(() => 0.7),
        curve(() => 0.7),
      ),
    ).kind,
  ).toBe("standing");
  const plateau = curve((share) => 0.3 + 0.4 * Math.exp(-20 * share));
  expect(findingOf(seen(plateau, plateau)).kind).toBe("learned-then-standing");
  expect(findingOf({ ...seen(plateau, plateau), dead: 2 }).sentence).toContain(
    "2 of 4 hidden units put out 0 everywhere",
  );
  expect(findingOf({ ...seen(plateau, plateau), variance: 10 }).sentence).toContain("it explains 97 % of the variance");
  const turning = curve((share) => 0.3 + (share - 0.3) ** 2);
  expect(findingOf(seen(falling, turning))).toMatchObject({ kind: "overfits", mood: "bad" });
  expect(findingOf(seen(falling, turning)).sentence).toContain("since epoch 30");
  expect(findingOf(seen(falling, falling, 1)).sentence).toContain("100 % of its points correctly, and 100 %");
  expect(
    findingOf(
      seen(
        falling,
        curve(() => Number.NaN),
        1,
      ),
    ).kind,
  ).toBe("learned");
});
