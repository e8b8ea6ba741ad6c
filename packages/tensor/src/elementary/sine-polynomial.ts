/**
 * sin(high + low) for an angle of at most π/4 in magnitude, where low is the rounding error of high:
 * high − high³/3! + ... + high¹⁷/17!, and low · cos(high) ≈ low · (1 − high²/2).
 */
export const sinePolynomial = (high: number, low: number): number => {
  const square = high * high;
  const fourth = square * square;
  const odd = -1 / 6 + fourth * (-1 / 5040 + fourth * (-1 / 39916800 + fourth * (-1 / 1307674368000)));
  const even = 1 / 120 + fourth * (1 / 362880 + fourth * (1 / 6227020800 + fourth * (1 / 355687428096000)));
  return high + (square * high * (odd + square * even) + (low - 0.5 * square * low));
};
