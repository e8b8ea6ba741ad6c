import { expect, test } from "vitest";
import { digitsNeeded } from "./digits-needed.js";
import { call, difference, literal, quotient } from "./expression.js";

test("numbers have more digits where the first ones cancel, and no more than that", () => {
  const sum = 1 + 3e-9;
  const cancels = difference(quotient(literal(1), literal(sum)), literal(1));
  expect(digitsNeeded(cancels, 1 / sum - 1, 6)).toBe(10);
  expect(digitsNeeded(call("log", literal(sum)), Math.log(sum), 6)).toBe(10);
  expect(digitsNeeded(call("log", literal(2.123456789)), Math.log(2.123456789), 6)).toBe(6);
  // What no digits show, and what is not finite.
  expect(digitsNeeded(call("log", literal(1)), 1e-20, 6)).toBe(6);
  expect(digitsNeeded(call("log", literal(0)), Number.NEGATIVE_INFINITY, 6)).toBe(6);
});
