import { ArgumentError } from "@gd/tensor";
import fc from "fast-check";
import { expect, test } from "vitest";
import { strongWolfe } from "./strong-wolfe.js";

interface Curve {
  readonly value: (t: number) => number;
  readonly slope: (t: number) => number;
}

const search = ({ value, slope }: Curve, options = {}) => {
  const lengths: number[] = [];
  const found = strongWolfe(options).search({ length: 0, value: value(0), slope: slope(0) }, (length) => {
    lengths.push(length);
    return { length, value: value(length), slope: slope(length) };
  });
  return { found, lengths };
};

/** (t − c)² */
const parabola = (c: number): Curve => ({ value: (t) => (t - c) ** 2, slope: (t) => 2 * (t - c) });

test("takes the length 1 where it will do", () => {
  expect(search(parabola(1.2)).lengths).toEqual([1]);
  expect(search(parabola(0.8)).lengths).toEqual([1]);
});

test("goes further while the function descends, and back where it has gone too far", () => {
  expect(search(parabola(100)).lengths).toEqual([1, 4, 16]);
  const { found, lengths } = search(parabola(0.25));
  expect(lengths).toHaveLength(2);
  expect(found!.length).toBeCloseTo(0.25, 12);
  // A small part of the slope left: the minimum of a parabola is found by one interpolation.
  const exact = search(parabola(100), { curvature: 1e-3 });
  expect(exact.found!.length).toBeCloseTo(100, 8);
  expect(exact.lengths.slice(0, 5)).toEqual([1, 4, 16, 64, 256]);
});

test("a length that is flat enough has to descend enough, too", () => {
  // At 1 the parabola has come down by 0.2, of 0.4 · 1.2 that are asked for.
  expect(search(parabola(0.6)).lengths).toEqual([1]);
  const { found, lengths } = search(parabola(0.6), { decrease: 0.4 });
  expect(lengths).toHaveLength(2);
  expect(found!.length).toBeCloseTo(0.6, 12);
});

test("what it accepts meets both conditions, on curves with many hills", () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(number(0.01, 50), number(0, 2), number(0.5, 9), number(0.1, 0.9), (c, height, frequency, curvature) => {
      const curve: Curve = {
        value: (t) => (t - c) ** 2 / c + height * Math.sin(frequency * t),
        slope: (t) => (2 * (t - c)) / c + height * frequency * Math.cos(frequency * t),
      };
      const start = curve.slope(0);
      fc.pre(start < -0.01);
      const { found } = search(curve, { curvature, maximumTrials: 60 });
      expect(found).toBeDefined();
      expect(found!.value).toBeLessThanOrEqual(curve.value(0) + 1e-4 * found!.length * start + 1e-12);
      expect(Math.abs(found!.slope)).toBeLessThanOrEqual(curvature * -start);
    }),
  );
});

test("comes back from where the function is not finite", () => {
  // t − ln(1 − t), a barrier at t = 1, at which and beyond which there is no value.
  const value = (t: number) => (t < 1 ? -3 * t - Math.log(1 - t) : Infinity);
  const { found, lengths } = search(
    { value, slope: (t) => (t < 1 ? -3 + 1 / (1 - t) : Number.NaN) },
    { curvature: 0.1 },
  );
  expect(lengths.slice(0, 2)).toEqual([1, 0.5]);
  expect(found!.length).toBeCloseTo(2 / 3, 1);
});

test("goes by the slope where values differ by no more than rounding", () => {
  // 5000 + 1e-14(t − 0.5)², of which the part that varies is lost, and one bit is wrong.
  const hidden: Curve = { value: (t) => (t === 0 ? 5000 : 5000 + 1e-12), slope: (t) => 2e-14 * (t - 0.5) };
  expect(hidden.value(1)).toBeGreaterThan(5000);
  expect(Math.abs(search(hidden, { curvature: 0.5 }).found!.slope)).toBeLessThanOrEqual(0.5e-14);
});

test("when trials run out, returns the best that descends enough, if any does", () => {
  // The slope is never small enough.
  const wedge: Curve = { value: (t) => Math.abs(t - 0.3), slope: (t) => (t < 0.3 ? -1 : 1) };
  const { found, lengths } = search(wedge, { maximumTrials: 8 });
  expect(lengths).toHaveLength(8);
  expect(Math.abs(found!.length - 0.3)).toBeLessThan(0.05);
  const rising: Curve = { value: (t) => t, slope: () => -1 };
  expect(search(rising).found).toBeUndefined();
  expect(search(rising).lengths).toHaveLength(25);
});

test.each([
  [{ decrease: 0 }, "strongWolfe(decrease) expects a finite number > 0 and < 1, but received 0."],
  [
    { decrease: 0.5, curvature: 0.4 },
    "strongWolfe(curvature) expects a finite number > 0.5 and < 1, but received 0.4. It must exceed decrease.",
  ],
  [
    { decrease: 0.5, curvature: 0.5 },
    "strongWolfe(curvature) expects a finite number > 0.5 and < 1, but received 0.5. It must exceed decrease.",
  ],
  [
    { curvature: 1 },
    "strongWolfe(curvature) expects a finite number > 0.0001 and < 1, but received 1. It must exceed decrease.",
  ],
  [{ maximumTrials: 1.5 }, "strongWolfe(maximumTrials) expects a whole number ≥ 1, but received 1.5."],
])("refuses %o", (options, message) => {
  expect(() => strongWolfe(options)).toThrow(ArgumentError);
  expect(() => strongWolfe(options)).toThrow(message);
});
