import { runInNewContext } from "node:vm";
import { ArgumentError } from "@gd/tensor";
import { expect, test } from "vitest";
import { writeIdx } from "./write-idx.js";

test("writes the header and the elements, the most significant byte first", () => {
  const file = writeIdx({ type: "int16", shape: [1, 2], data: new Int16Array([258, -2]) });
  expect([...file]).toEqual([0, 0, 0x0b, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0x01, 0x02, 0xff, 0xfe]);
});

test.each([
  [[3], 2],
  [[-1, -2], 2],
  [[2, 0.5, 2], 2],
  [[0, 2 ** 32], 0],
  [Array<number>(256).fill(1), 1],
])("refuses the shape %s for %d elements", (shape, count) => {
  expect(() => writeIdx({ type: "uint8", shape, data: new Uint8Array(count) })).toThrow(
    new ArgumentError({
      place: "writeIdx(shape)",
      expected: "at most 255 sizes, whole numbers below 2^32",
      received: shape,
      advice: `Their product must be the number of elements, ${count}.`,
    }),
  );
});

test.each([
  ["writeIdx(array)", "an object with type, shape and data", undefined],
  [
    "writeIdx(type)",
    '"uint8", "int8", "int16", "int32", "float32" or "float64"',
    { type: "uint16", shape: [], data: [] },
  ],
  [
    "writeIdx(data)",
    "int8 elements in an array of the class Int8Array",
    { type: "int8", shape: [1], data: Uint8Array.of(200) },
  ],
  [
    "writeIdx(data)",
    "float32 elements in an array of the class Float32Array",
    { type: "float32", shape: [1], data: [1] },
  ],
  ["writeIdx(shape)", "at most 255 sizes, whole numbers below 2^32", { type: "int8", shape: 1, data: Int8Array.of(1) }],
])("refuses a wrong %s", (place, expected, given) => {
  expect(() => writeIdx(given as never)).toThrow(expect.objectContaining({ name: "ArgumentError", place, expected }));
});

test("writes elements of another realm", () => {
  const data = runInNewContext("new Int16Array([258])");
  expect([...writeIdx({ type: "int16", shape: [], data })]).toEqual([0, 0, 0x0b, 0, 1, 2]);
});
