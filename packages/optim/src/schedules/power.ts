import { exp, log } from "@gd/tensor";
import { integerPower } from "./integer-power.js";

/**
 * base^exponent for a base ≥ 0 and an exponent ≥ 0: by multiplication for whole exponents, else e^(exponent · ln base).
 * The same bits on every engine, unlike Math.pow.
 */
export const power = (base: number, exponent: number): number => {
  if (Number.isInteger(exponent)) return integerPower(base, exponent);
  return base === 0 ? 0 : exp(exponent * log(base));
};
