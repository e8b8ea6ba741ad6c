import { describe, expect, test } from "vitest";
import { fromBytes, isByteTensor, tensor, toArray } from "./index.js";

describe("fromBytes", () => {
  test("divides each byte by the unit, in the precision that is asked for", () => {
    const bytes = Uint8Array.of(0, 1, 128, 255);
    expect(toArray(fromBytes(bytes, [2, 2], { dtype: "float64", unit: 255 }))).toEqual([
      [0, 1 / 255],
      [128 / 255, 1],
    ]);
    const single = fromBytes(bytes, [4], { unit: 3 });
    expect([single.dtype, ...single.data]).toEqual(["float32", 0, Math.fround(1 / 3), Math.fround(128 / 3), 85]);
    expect(toArray(fromBytes(bytes, [4]))).toEqual([0, 1, 128, 255]);
  });

  test("keeps the bytes for who would rather have them", () => {
    const bytes = Uint8Array.of(7);
    const one = fromBytes(bytes, [1], { unit: 2 });
    expect([isByteTensor(one), one.bytes, one.unit]).toEqual([true, bytes, 2]);
    expect(isByteTensor(tensor([7]))).toBe(false);
  });

  test("refuses another number of bytes than the shape has elements", () => {
    expect(() => fromBytes(new Uint8Array(3), [2, 2])).toThrow("in a tensor of shape [2, 2]\n  expects   bytes [4]");
  });

  test.each([0, Number.NaN, Number.POSITIVE_INFINITY])("refuses a unit of %d", (unit) => {
    const message = `fromBytes(unit) expects a finite number other than 0, but received ${unit}.`;
    expect(() => fromBytes(new Uint8Array(2), [2], { unit })).toThrow(
      expect.objectContaining({ name: "ArgumentError", message }),
    );
  });
});
