/** The distance between evaluations of a function. A kink is noticed within three of them. */
const STEP = 2 ** -10;

/**
 * The derivative of a function of one number at 0, by central differences:
 * (45(f₁ − f₋₁) − 9(f₂ − f₋₂) + (f₃ − f₋₃)) / 60h, where fₖ = f(kh), h = 2⁻¹⁰: its error is O(h⁶).
 *
 * `roughness` is the larger of the fifth and sixth differences of f, over h. They shrink with h⁵ and h⁶ where f is
 * smooth, at a kink only with h.
 *
 * Source  B. Fornberg, Mathematics of Computation 51 (1988), table 1: the weights
 */
export const measureSlope = (f: (offset: number) => number): { readonly slope: number; readonly roughness: number } => {
  const y = [-3, -2, -1, 0, 1, 2, 3].map((steps) => f(steps * STEP));
  const odd = (k: number): number => y[3 + k]! - y[3 - k]!;
  const even = (k: number): number => y[3 + k]! + y[3 - k]!;
  const fifthDifference = odd(3) - 4 * odd(2) + 5 * odd(1);
  const sixthDifference = even(3) - 6 * even(2) + 15 * even(1) - 10 * even(0);
  return {
    slope: (45 * odd(1) - 9 * odd(2) + odd(3)) / (60 * STEP),
    roughness: Math.max(Math.abs(fifthDifference), Math.abs(sixthDifference)) / STEP,
  };
};
