import { expect, test } from "vitest";
import { readNumbers, writeNumbers } from "./number-text.js";

test("numbers come back from their text, bit for bit", () => {
  const numbers = Float32Array.from({ length: 7 }, (_, i) => Math.sin(i * 99) * 10 ** (i - 3));
  const text = writeNumbers(numbers);
  expect(text).toMatch(/^[\w-]+$/);
  expect(readNumbers(text)).toEqual(numbers);
  expect(readNumbers("")).toEqual(new Float32Array());
  for (const wrong of ["A", "AAA", "!", writeNumbers(Float32Array.of(Number.NaN))]) {
    expect(readNumbers(wrong)).toBeUndefined();
  }
});
