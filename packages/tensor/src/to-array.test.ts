import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { referenceOps } from "./interpreter/reference/reference-interpreter.js";
import { sizeOf } from "./shape.js";
import { fromElements, tensor } from "./tensor.js";
import { toArray } from "./to-array.js";

const float64Tensor = fc
  .array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 })
  .chain((shape) =>
    fc
      .array(fc.double(), { minLength: sizeOf(shape), maxLength: sizeOf(shape) })
      .map((values) => fromElements(Float64Array.from(values), shape)),
  );

describe("toArray", () => {
  test("nests as deep as the shape has axes", () => {
    expect(toArray(fromElements(Float64Array.of(1, 2, 3, 4, 5, 6), [3, 2]))).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(toArray(fromElements(Float64Array.of(1, 2, 3, 4), [1, 2, 2]))).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    expect(toArray(tensor([1, 2]))).toEqual([1, 2]);
    expect(toArray(tensor(5))).toBe(5);
  });

  test("keeps empty axes", () => {
    expect(toArray(tensor([]))).toEqual([]);
    expect(toArray(tensor([[], []]))).toEqual([[], []]);
  });

  test("reads a transposed matrix as it is seen", () => {
    expect(
      toArray(
        referenceOps().transpose(
          tensor([
            [1, 2, 3],
            [4, 5, 6],
          ]),
        ),
      ),
    ).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });

  test("gives plain arrays of its own", () => {
    const vector = tensor([1, 2]);
    toArray(vector)[0] = 9;
    expect([...vector.data]).toEqual([1, 2]);
  });

  test("is the inverse of tensor", () => {
    fc.assert(
      fc.property(float64Tensor, (original) => {
        expect(tensor(toArray(original), { dtype: "float64" })).toEqual(original);
      }),
      { seed: 1 },
    );
  });
});
