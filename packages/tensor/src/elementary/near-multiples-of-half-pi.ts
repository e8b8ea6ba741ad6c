import { pi } from "./high-precision.js";
import { logUniformDoubles } from "./random-doubles.js";

/**
 * For tests only: the doubles next to random multiples of π/2, up to the largest, and the double of all that lies
 * closest to one (J.-M. Muller, Elementary Functions, ch. 11), where nearly all digits cancel.
 */
export const nearMultiplesOfHalfPi = (count: number): number[] => {
  const multiples = [...logUniformDoubles(count / 2, 0, 22), ...logUniformDoubles(count / 2, 0, 1020)];
  const angles = multiples.map((multiple) => Number((BigInt(Math.round(multiple)) * pi(100)) >> 41n) / 2 ** 60);
  return [...angles.filter(Number.isFinite), 6381956970095103 * 2 ** 797];
};
