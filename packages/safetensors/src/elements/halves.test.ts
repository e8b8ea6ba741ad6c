import { expect, test } from "vitest";
import { readBfloat16 } from "./read-bfloat16.js";
import { readHalf } from "./read-half.js";

/** All that 16 bits can be. */
const all = Uint16Array.from({ length: 0x1_0000 }, (_, i) => i);

test("half precision is what its definition says, for all 65,536 numbers", () => {
  const numbers = readHalf(all);
  for (const [i, number] of numbers.entries()) {
    const sign = i & 0x8000 ? -1 : 1;
    const exponent = (i >> 10) & 0x1f;
    const fraction = i & 0x3ff;
    const expected =
      exponent === 0x1f
        ? fraction === 0
          ? sign * Number.POSITIVE_INFINITY
          : Number.NaN
        : exponent === 0
          ? (sign * fraction) / 2 ** 24
          : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
    if (!Object.is(number, expected)) expect.fail(`${i.toString(16)} is ${expected}, not ${number}`);
  }
});

test("bfloat16 is the upper half of float32, for all 65,536 numbers", () => {
  const bits = new Uint32Array(readBfloat16(all).buffer);
  expect(bits.every((number, i) => number === i * 0x1_0000)).toBe(true);
  expect([...readBfloat16(Uint16Array.of(0x3f80, 0xc020, 0x7f80))]).toEqual([1, -2.5, Number.POSITIVE_INFINITY]);
});
