import type { LabelledImages } from "@gd/data";
import { expect, test } from "vitest";
import { nearestLikeness } from "./nearest-likeness.js";

const images: LabelledImages = {
  images: { shape: [2, 2, 2], data: Uint8Array.of(255, 0, 0, 0, 0, 200, 200, 0) },
  labels: Uint8Array.of(1, 2),
};

test("the cosine of the angle to the nearest image", () => {
  expect(nearestLikeness(Uint8Array.of(9, 0, 0, 0), images)).toBeCloseTo(1, 6);
  expect(nearestLikeness(Uint8Array.of(0, 100, 0, 0), images)).toBeCloseTo(Math.SQRT1_2, 6);
  expect(nearestLikeness(Uint8Array.of(0, 0, 0, 7), images)).toBe(0);
  expect(nearestLikeness(new Uint8Array(4), images)).toBe(0);
});
