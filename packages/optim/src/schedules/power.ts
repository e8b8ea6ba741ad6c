import { exp, log } from "@gd/tensor";
import { integerPower } from "./integer-power.js";

/**
 * base^exponent for a base ≥ 0 and an exponent ≥ 0: exact to rounding for whole exponents, else e^(exponent · ln base).
 * Unlike Math.pow, the same bits on every engine.
 */
export const power = (base: number, exponent: number): number => {
  if (Number.isInteger(exponent)) return integerPower(base, exponent);
  return base === 0 ? 0 : exp(exponent * log(base));
};
