import { expect, test } from "vitest";
import type { Judged } from "./digits-picture.js";
import { trainingFinding } from "./training-finding.js";

const judgedWith = (answerOf: (digit: number) => number): Judged => {
  const confusion = new Uint32Array(100);
  for (let digit = 0; digit < 10; digit++) confusion[digit * 10 + answerOf(digit)]! += 20;
  const right = Array.from({ length: 10 }, (_, digit) => confusion[digit * 11]!).reduce((sum, count) => sum + count);
  return { version: 1, accuracy: right / 200, loss: 2.4, images: 200, confusion, wrong: [], weights: undefined };
};
const pictureOf = (judged: Judged, steps: number, losses: readonly number[]) => ({
  judged,
  progress: { epoch: 1, seen: 0, steps, loss: losses.at(-1)!, imagesPerSecond: 1 },
  losses: { training: { x: losses.map((_, i) => i), y: losses }, test: { x: [], y: [] } },
});

test("a rate that is too high is named, with the loss that it led to", () => {
  const sentence = trainingFinding(
    pictureOf(
      judgedWith(() => 2),
      400,
      [2.3, 310, 2.31],
    ),
    10,
  );
  expect(sentence).toMatch(/^It reads every test image as 2\. The learning rate of 10 is too high: .* up to 310\.000/);
});

test("one that learns next to nothing is told so", () => {
  const sentence = trainingFinding(
    pictureOf(
      judgedWith((digit) => (digit < 9 ? 7 : 8)),
      400,
      [2.31, 2.299],
    ),
    1e-4,
  );
  expect(sentence).toMatch(
    /^It reads 90\.0 % of the test images as 7\. The loss is 2\.299, where a guess costs 2\.303/,
  );
});

test("nothing is said of one that learns, or has only begun", () => {
  expect(
    trainingFinding(
      pictureOf(
        judgedWith((digit) => digit),
        400,
        [2.3, 0.2],
      ),
      0.05,
    ),
  ).toBeUndefined();
  expect(
    trainingFinding(
      pictureOf(
        judgedWith(() => 2),
        10,
        [2.3],
      ),
      0.05,
    ),
  ).toBeUndefined();
});
