import { showNumber } from "@gd/experiments";

/** A number as the room shows it, finite or not. */
export const showSize = (value: number, digits: number): string => {
  if (Number.isNaN(value)) return "not a number";
  return Number.isFinite(value) ? showNumber(value, digits) : value > 0 ? "∞" : "−∞";
};

/** A large number of iterations, rounded: `2,100,000`, `7.9e15`. */
export const roughly = (iterations: number): string =>
  iterations < 1e9 ? Number(iterations.toPrecision(2)).toLocaleString("en") : showNumber(iterations, 2);
