import { expect, test } from "vitest";
import { backtracking } from "./backtracking.js";
import { strongWolfe } from "./strong-wolfe.js";

const start = { length: 0, value: 1, slope: -1 };
const flat = (length: number) => ({ length, value: 0, slope: 0 });

test.each([backtracking(), strongWolfe()])("$name refuses what is no trial", ({ name, search }) => {
  for (const wrong of [undefined, null, 3, {}, { ...start, slope: "-1" }]) {
    expect(() => search(wrong as never, flat)).toThrow(
      `${name}.search(start) expects { length, value, slope } with numbers, but received `,
    );
    expect(() => search(start, () => wrong as never)).toThrow(
      `${name}.search(at), of what that returns, expects { length, value, slope } with numbers, but received `,
    );
  }
  expect(() => search(start, 1 as never)).toThrow(`${name}.search(at) expects a function, but received 1.`);
  expect(search(start, flat)).toEqual(flat(1));
});
