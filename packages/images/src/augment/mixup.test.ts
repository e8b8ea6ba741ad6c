import { randomStreams } from "@gd/tensor";
import { expect, test } from "vitest";
import { exampleOf } from "../../test/example-of.js";
import { drawShare, mixup } from "./mixup.js";

const streams = randomStreams("mixup");

test.each([1e-5, 0.01, 0.1, 0.2, 0.5, 1])("the share has the mean and the variance of Beta(%d, %d)", (alpha) => {
  const count = 20_000;
  const random = streams.stream(`${alpha}`);
  const shares = Array.from({ length: count }, () => drawShare(alpha, random));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  const mean = shares.reduce((sum, share) => sum + share, 0) / count;
  const squares = shares.map((share) => (share - 0.5) ** 2);
  const variance = squares.reduce((sum, square) => sum + square, 0) / count;
  const expected = 1 / (4 * (2 * alpha + 1));
  expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(expected / count));
  // The squares lie between 0 and 1/4.
  expect(Math.abs(variance - expected)).toBeLessThan((5 * 0.125) / Math.sqrt(count));
});

test("of Beta(½, ½), the arcsine distribution, a third of the shares is below ¼", () => {
  const random = streams.stream("arcsine");
  const below = Array.from({ length: 9000 }, () => drawShare(0.5, random)).filter((share) => share < 0.25).length;
  expect(Math.abs(below - 3000)).toBeLessThan(5 * Math.sqrt(2000));
});

test("mixes pixels and targets by the same share", () => {
  const one = { ...exampleOf([[0, 10]]), target: Float64Array.of(1, 0) };
  const two = { ...exampleOf([[1, 20]]), target: Float64Array.of(0, 1) };
  const shares = Array.from({ length: 200 }, (_, i) => {
    const { pixels, target } = mixup({ alpha: 1 }).augment(one, streams.stream(`pair ${i}`), () => two);
    const share = target[0]!;
    expect(target[1]).toBeCloseTo(1 - share, 15);
    expect(pixels[0]).toBeCloseTo(1 - share, 15);
    expect(pixels[1]).toBeCloseTo(20 - 10 * share, 13);
    return share;
  });
  expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.9);
});

test.each([0, -1, 1.5, Number.NaN])("refuses the alpha %d", (alpha) => {
  expect(() => mixup({ alpha })).toThrow("mixup(alpha) expects a finite number > 0 and ≤ 1");
});
