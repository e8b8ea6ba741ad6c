import type { Trial } from "./line-search.js";

/**
 * The minimum of the cubic polynomial with the values and slopes of two trials, kept a tenth of the interval away from
 * each; the middle where there is no minimum.
 *
 * Source  Nocedal & Wright, Numerical Optimization (2006), equation 3.59
 */
export const cubicMinimum = (one: Trial, other: Trial): number => {
  const width = other.length - one.length;
  const first = one.slope + other.slope - (3 * (other.value - one.value)) / width;
  const second = Math.sign(width) * Math.sqrt(first * first - one.slope * other.slope);
  const share = 1 - (other.slope + second - first) / (other.slope - one.slope + 2 * second);
  return one.length + width * (Number.isFinite(share) ? Math.min(Math.max(share, 0.1), 0.9) : 0.5);
};
