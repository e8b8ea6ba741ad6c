import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { parseNpy } from "./parse-npy.js";
import { writeNpy } from "./write-npy.js";
import { writeNpz } from "./write-npz.js";

test("the elements begin at a multiple of 64", () => {
  for (let rank = 0; rank <= 64; rank++) {
    const file = writeNpy({ type: "uint8", shape: Array(rank).fill(1), data: Uint8Array.of(5) });
    expect(file.length % 64).toBe(1);
    expect(parseNpy(file).shape.length).toBe(rank);
  }
});

const uint8 = { type: "uint8", shape: [2], data: Uint8Array.of(1, 2) } as const;

test.each([
  ["writeNpy(array)", "an object with type, shape and data", undefined],
  ["writeNpy(array).type", /^"float32", .* or "boolean"$/, { ...uint8, type: "float16" }],
  ["writeNpy(array).data", "int64 elements in an array of the class BigInt64Array", { ...uint8, type: "int64" }],
  ["writeNpy(array).data", "uint8 elements in an array of the class Uint8Array", { ...uint8, data: [1, 2] }],
  ["writeNpy(array).shape", "at most 64 sizes, whole numbers ≥ 0", { ...uint8, shape: [3] }],
  ["writeNpy(array).shape", "at most 64 sizes, whole numbers ≥ 0", { ...uint8, shape: [-1, -2] }],
  ["writeNpy(array).shape", "at most 64 sizes, whole numbers ≥ 0", { ...uint8, shape: [...Array(64).fill(1), 2] }],
  ["writeNpy(array).shape", "at most 64 sizes, whole numbers ≥ 0", { ...uint8, shape: 2 }],
  ["writeNpy(array).data[1]", "0 or 1 for a truth value", { ...uint8, type: "boolean" }],
])("refuses a wrong %s", (place, expected, given) => {
  const text = typeof expected === "string" ? expected : expect.stringMatching(expected);
  expect(() => writeNpy(given as never)).toThrow(
    expect.objectContaining({ name: "ArgumentError", place, expected: text }),
  );
});

test("writes elements of another realm", () => {
  const data = runInNewContext("new Int16Array([258])");
  expect([...writeNpy({ type: "int16", shape: [], data }).subarray(-2)]).toEqual([2, 1]);
});

test("an NPZ file is the same for the same arrays, and names the array that is wrong", () => {
  expect(writeNpz({ x: uint8 })).toEqual(writeNpz({ x: { ...uint8 } }));
  expect(() => writeNpz({ x: uint8, y: 1 as never })).toThrow(
    'writeNpz(arrays)["y"] expects an object with type, shape and data, but received 1.',
  );
  expect(() => writeNpz(uint8 as never)).toThrow('writeNpz(arrays)["type"] expects');
  expect(() => writeNpz([uint8] as never)).toThrow("writeNpz(arrays) expects an object of arrays by their names");
});

test.each(["\ud800", "a\0b", "x".repeat(65_532)])("refuses a name that other programs misread", (name) => {
  expect(() => writeNpz({ [name]: uint8 })).toThrow("writeNpz(arrays) expects names that UTF-8 can hold");
});
