/** Far from where products of such numbers overflow or vanish. */
const LARGE = 2 ** 500;
const SMALL = 2 ** -500;
const FACTOR = 2 ** 600;

/** A sum of products x · y ≥ 0 of numbers of about the same size, which neither overflows nor vanishes. */
export interface SumOfProducts {
  /** Adds a product. */
  add(x: number, y: number): void;
  /** The sum, as sum · scale², where the scale is a power of 2. */
  result(): { readonly sum: number; readonly scale: number };
}

/**
 * Starts a sum of products. Those of large and of small numbers are added up apart, times a power of 2.
 *
 * Source  Blue, A Portable Fortran Program to Find the Euclidean Norm of a Vector (1978)
 */
export const startSumOfProducts = (): SumOfProducts => {
  let [large, usual, small] = [0, 0, 0];
  return {
    add(x, y) {
      const size = Math.abs(x);
      if (size > LARGE) large += (x / FACTOR) * (y / FACTOR);
      else if (size < SMALL) small += x * FACTOR * (y * FACTOR);
      else usual += x * y;
    },
    result() {
      if (large > 0) return { sum: large + usual / FACTOR / FACTOR, scale: FACTOR };
      return usual === 0 ? { sum: small, scale: 1 / FACTOR } : { sum: usual, scale: 1 };
    },
  };
};
