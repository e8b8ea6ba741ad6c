import { exp } from "./exp.js";
import { expectReal } from "./expect-real.js";

/**
 * The logistic function σ(x) = 1 / (1 + e^{−x}), with the same bits on every engine. For negative x it is computed as
 * e^x / (1 + e^x), so that nothing overflows and small values keep their digits.
 *
 * Accuracy   ≤ 2 ulp (measured)
 */
export const sigmoid = (x: number): number => {
  expectReal("sigmoid(x)", x);
  const decay = exp(-Math.abs(x));
  const sum = 1 + decay;
  const lost = decay - (sum - 1); // what the sum was rounded by
  const quotient = (x < 0 ? decay : 1) / sum;
  return quotient - quotient * (lost / sum);
};
