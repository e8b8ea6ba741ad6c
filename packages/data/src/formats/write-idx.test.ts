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
