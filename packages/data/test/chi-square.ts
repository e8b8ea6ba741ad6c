/** Σ (observed − expected)² / expected, for counts that are equally likely. */
export const chiSquare = (counts: readonly number[]): number => {
  const expected = counts.reduce((total, count) => total + count, 0) / counts.length;
  return counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
};

/** Five standard deviations above the mean of chi-square. A seed that passes once always passes. */
export const chiSquareLimit = (degrees: number): number => degrees + 5 * Math.sqrt(2 * degrees);
