/**
 * What the rounded sum of two numbers lost: a + b = sum + sumError(a, b, sum), exactly, whichever is larger.
 *
 * Source     D. Knuth, The Art of Computer Programming, vol. 2, §4.2.2, theorem B
 */
export const sumError = (a: number, b: number, sum: number): number => {
  const partOfB = sum - a;
  const partOfA = sum - partOfB;
  return a - partOfA + (b - partOfB);
};
