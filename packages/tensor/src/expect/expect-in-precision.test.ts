import { expect, test } from "vitest";
import { expectInPrecision } from "./expect-in-precision.js";

test.each([0, -0, 1, 0.1, 2 ** -149, 3.4e38])("%d is a number of float32", (value) => {
  expect(() => expectInPrecision("f(x)", value, "float32")).not.toThrow();
});

test.each([
  [1e-46, 0],
  [1e39, Infinity],
  [-1e39, -Infinity],
])("%d is refused in float32, where it is %d", (value, rounded) => {
  expect(() => expectInPrecision("f(x)", value, "float32")).toThrow(
    `f(x) expects a number that float32 can hold, but received ${value}. There it is ${rounded}.`,
  );
  expect(() => expectInPrecision("f(x)", value, "float64")).not.toThrow();
});

test.each([Infinity, Number.NaN])("%d is refused in any", (value) => {
  expect(() => expectInPrecision("f(x)", value, "float64")).toThrow(
    `f(x) expects a finite number, but received ${value}.`,
  );
});
