/**
 * What e^r has beyond 1 + r, for |r| ≤ ½ ln 2: r²/2! + r³/3! + ... + r¹⁴/14!, where the first term left out is below
 * 2^−62.
 *
 * Odd and even powers are summed separately, so that a processor can work on both at once, and r²/2 is added last, so
 * that the rounding of the others hardly counts.
 */
export const expTail = (r: number): number => {
  const square = r * r;
  const odd =
    1 / 6 +
    square *
      (1 / 120 + square * (1 / 5040 + square * (1 / 362880 + square * (1 / 39916800 + square * (1 / 6227020800)))));
  const even =
    1 / 24 +
    square *
      (1 / 720 + square * (1 / 40320 + square * (1 / 3628800 + square * (1 / 479001600 + square * (1 / 87178291200)))));
  return 0.5 * square + square * (r * odd + square * even);
};
