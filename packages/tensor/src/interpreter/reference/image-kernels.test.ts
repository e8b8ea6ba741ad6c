import { describe, expect, test } from "vitest";
import type { ImagesShape, Windows } from "../../operations/windows.js";
import { randomStreams } from "../../random/random-streams.js";
import { type Tensor, tensor } from "../../tensor.js";
import { randomTensor } from "../../testing/random-tensor.js";
import { toArray } from "../../to-array.js";
import { referenceOps } from "./reference-interpreter.js";

const ops = referenceOps({ dtype: "float64" });
const random = randomStreams("image operations").stream("float64");
const of = <const S extends ImagesShape>(shape: S, values: readonly number[]) =>
  ops.reshape(tensor(values, { dtype: "float64" }), shape);
const counted = (shape: ImagesShape) =>
  of(
    shape,
    Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => i + 1),
  );
const noPadding = { top: 0, bottom: 0, left: 0, right: 0 };
const twoByTwo: Windows = { size: [2, 2], stride: [1, 1], padding: noPadding };
const dot = (a: Tensor, b: Tensor): number => toArray(ops.sum(ops.multiply(a, b)));

describe("patches", () => {
  test("of an image [2, 3], by hand", () => {
    expect(toArray(ops.patches(counted([1, 2, 3, 1]), twoByTwo))).toEqual([
      [1, 2, 4, 5],
      [2, 3, 5, 6],
    ]);
  });

  test("have zeros in the padding, above and to the right, say", () => {
    const padding = { top: 1, bottom: 0, left: 0, right: 1 };
    expect(toArray(ops.patches(counted([1, 1, 2, 1]), { ...twoByTwo, padding }))).toEqual([
      [0, 0, 1, 2],
      [0, 0, 2, 0],
    ]);
  });

  test("go down and right by their strides, into the padding below", () => {
    const padding = { ...noPadding, bottom: 1 };
    const windows: Windows = { size: [3, 2], stride: [2, 1], padding };
    expect(toArray(ops.patches(counted([1, 4, 3, 1]), windows))).toEqual([
      [1, 2, 4, 5, 7, 8],
      [2, 3, 5, 6, 8, 9],
      [7, 8, 10, 11, 0, 0],
      [8, 9, 11, 12, 0, 0],
    ]);
  });

  test("have the channels of an element side by side, and image after image", () => {
    const windows: Windows = { size: [1, 2], stride: [1, 1], padding: noPadding };
    expect(toArray(ops.patches(counted([2, 1, 2, 2]), windows))).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
  });

  test("leave out rows and columns where the next window does not fit", () => {
    expect(toArray(ops.patches(counted([1, 3, 4, 1]), { ...twoByTwo, stride: [2, 3] }))).toEqual([[1, 2, 5, 6]]);
    expect(ops.patches(counted([1, 1, 4, 1]), twoByTwo).shape).toEqual([0, 4]);
  });
});

describe("the adjoints: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩", () => {
  const windows: Windows = { size: [3, 2], stride: [2, 1], padding: { top: 1, bottom: 2, left: 0, right: 1 } };
  const images = randomTensor(random, [2, 5, 4, 3]);

  test("of patches", () => {
    const patches = ops.patches(images, windows);
    const other = randomTensor(random, patches.shape);
    expect(dot(patches, other)).toBeCloseTo(dot(images, ops.sumPatches(other, images.shape, windows)), 12);
  });

  test("of sumWindows", () => {
    const sums = ops.sumWindows(images, windows);
    const other = randomTensor(random, sums.shape);
    expect(dot(sums, other)).toBeCloseTo(dot(images, ops.spreadWindows(other, images.shape, windows)), 12);
  });

  test("of maxWindows, which is linear where the maxima stay where they are", () => {
    const maxima = ops.maxWindows(images, windows);
    const other = randomTensor(random, maxima.shape);
    expect(dot(maxima, other)).toBeCloseTo(dot(images, ops.spreadMaxima(images, other, windows)), 12);
  });
});

describe("sums and maxima", () => {
  test("of each channel, by hand", () => {
    const images = counted([1, 2, 2, 2]);
    expect(toArray(ops.sumWindows(images, twoByTwo))).toEqual([[[[1 + 3 + 5 + 7, 2 + 4 + 6 + 8]]]]);
    expect(toArray(ops.maxWindows(images, twoByTwo))).toEqual([[[[7, 8]]]]);
  });

  test("the sum of a window of float32 is rounded once", () => {
    const images = tensor([[[[2 ** 24], [1], [1]]]]);
    const sums = referenceOps().sumWindows(images, { size: [1, 3], stride: [1, 1], padding: noPadding });
    expect([...sums.data]).toEqual([2 ** 24 + 2]);
  });

  test("overlapping windows add up where they overlap", () => {
    const spread = ops.spreadWindows(of([1, 1, 2, 1], [1, 10]), [1, 2, 3, 1], twoByTwo);
    expect([...spread.data]).toEqual([1, 11, 10, 1, 11, 10]);
  });

  test("padding is no element: a maximum may be negative, and a sum lacks nothing", () => {
    const windows: Windows = { size: [2, 2], stride: [2, 2], padding: { top: 1, bottom: 0, left: 1, right: 0 } };
    const images = of([1, 1, 3, 1], [-1, -2, -3]);
    expect([...ops.maxWindows(images, windows).data]).toEqual([-1, -2]);
    expect([...ops.sumWindows(images, windows).data]).toEqual([-1, -5]);
    const above: Windows = { size: [1, 1], stride: [1, 1], padding: { top: 1, bottom: 0, left: 0, right: 0 } };
    expect([...ops.maxWindows(of([1, 1, 1, 1], [5]), above).data]).toEqual([Number.NEGATIVE_INFINITY, 5]);
    expect([...ops.spreadMaxima(of([1, 1, 1, 1], [5]), of([1, 2, 1, 1], [2, 3]), above).data]).toEqual([3]);
  });

  test("the first of equal maxima gets the value, but the last NaN", () => {
    const whole: Windows = { size: [1, 4], stride: [1, 1], padding: noPadding };
    const given = (values: readonly number[]) => [
      ...ops.spreadMaxima(of([1, 1, 4, 1], values), of([1, 1, 1, 1], [7]), whole).data,
    ];
    expect(given([1, 3, 3, 2])).toEqual([0, 7, 0, 0]);
    expect(given([-0, 0, 0, -1])).toEqual([7, 0, 0, 0]);
    expect(given([Number.NaN, 3, Number.NaN, 9])).toEqual([0, 0, 7, 0]);
    expect(given(Array(4).fill(Number.NEGATIVE_INFINITY))).toEqual([7, 0, 0, 0]);
    expect([...ops.maxWindows(of([1, 1, 4, 1], [9, Number.NaN, 1, 2]), whole).data]).toEqual([Number.NaN]);
  });
});
