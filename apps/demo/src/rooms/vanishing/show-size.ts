import { showNumber } from "@gd/experiments";

/** A number as it is shown in the room, whatever it has become. */
export const showSize = (value: number, digits: number): string => {
  if (Number.isNaN(value)) return "no number";
  return Number.isFinite(value) ? showNumber(value, digits) : value > 0 ? "∞" : "−∞";
};

/** A large number of iterations, roughly: `2,100,000`, `7.9e15`. */
export const roughly = (iterations: number): string =>
  iterations < 1e9 ? Number(iterations.toPrecision(2)).toLocaleString("en") : showNumber(iterations, 2);
