import { expect, test } from "vitest";
import { doubtOf } from "./doubt-of.js";

const sure = Float32Array.of(0, 0.999, 0.001);
const unsure = Float32Array.of(0.4, 0.3, 0.3);

test("a sure answer to what is no digit is doubted, with the reason", () => {
  expect(doubtOf({ probabilities: sure, likeness: 0.41 })).toMatch(/nearest one is 41 % alike\. Softmax cannot say/);
  expect(doubtOf({ probabilities: unsure, likeness: 0.41 })).toMatch(/41 % alike\.$/);
});

test("an answer to what looks like a digit, or to a test image, is not", () => {
  expect(doubtOf({ probabilities: sure, likeness: 0.8 })).toBeUndefined();
  expect(doubtOf({ probabilities: sure })).toBeUndefined();
});
