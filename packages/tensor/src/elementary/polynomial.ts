/** c₀ + c₁x + c₂x² + …, by Horner's rule from the last coefficient on. */
export const polynomial = (coefficients: readonly number[], x: number): number => {
  let sum = coefficients.at(-1)!;
  for (let i = coefficients.length - 2; i >= 0; i--) sum = coefficients[i]! + x * sum;
  return sum;
};
