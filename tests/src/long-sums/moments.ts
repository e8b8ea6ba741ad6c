/** Moments of numbers, in float64. */
export interface Moments {
  readonly count: number;
  readonly sum: number;
  /** Σ |x| */
  readonly magnitude: number;
  readonly mean: number;
  readonly variance: number;
  /** Σ x² */
  readonly squares: number;
}

export const momentsOf = (numbers: ArrayLike<number>): Moments => {
  const count = numbers.length;
  let [sum, magnitude, squares, apart] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const x = numbers[i]!;
    sum += x;
    magnitude += Math.abs(x);
    squares += x * x;
  }
  const mean = sum / count;
  for (let i = 0; i < count; i++) apart += (numbers[i]! - mean) ** 2;
  return { count, sum, magnitude, mean, variance: apart / count, squares };
};
