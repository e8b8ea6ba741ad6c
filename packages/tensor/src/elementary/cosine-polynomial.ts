/**
 * cos(high + low) for an angle of at most π/4 in magnitude, where low is the rounding error of high:
 * 1 − high²/2! + high⁴/4! − ... + high¹⁶/16!, and −low · sin(high) ≈ −low · high.
 */
export const cosinePolynomial = (high: number, low: number): number => {
  const square = high * high;
  const fourth = square * square;
  const even = 1 / 24 + fourth * (1 / 40320 + fourth * (1 / 479001600 + fourth * (1 / 20922789888000)));
  const odd = -1 / 720 + fourth * (-1 / 3628800 + fourth * (-1 / 87178291200));
  // 1 − high²/2 = leading + rest, exactly but for the rounding of the square.
  const half = 0.5 * square;
  const leading = 1 - half;
  const rest = 1 - leading - half;
  return leading + (rest + (fourth * (even + square * odd) - high * low));
};
