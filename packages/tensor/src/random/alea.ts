/**
 * A sequence of numbers in [0, 1) with 53 random bits, determined by a seed.
 *
 * Source  J. Baagøe, Alea (2010)
 */
export const alea = (seed: string): (() => number) => {
  const hash = createHash();
  let [s0, s1, s2] = [hash(" "), hash(" "), hash(" ")];
  s0 = fractionOf(s0 - hash(seed));
  s1 = fractionOf(s1 - hash(seed));
  s2 = fractionOf(s2 - hash(seed));
  let carry = 1;
  /** A number with 32 random bits. */
  const next = (): number => {
    const sum = 2091639 * s0 + carry * 2 ** -32;
    carry = sum | 0;
    s0 = s1;
    s1 = s2;
    s2 = sum - carry;
    return s2;
  };
  return () => next() + ((next() * 2 ** 21) | 0) * 2 ** -53;
};

/** A number between −1 and 1, plus 1 where it is negative. */
const fractionOf = (x: number): number => (x < 0 ? x + 1 : x);

/** A hash of all texts that it was given so far, in [0, 1): Baagøe's Mash. */
const createHash = (): ((text: string) => number) => {
  let n = 0xefc8249d;
  return (text) => {
    for (let i = 0; i < text.length; i++) {
      n += text.charCodeAt(i);
      let h = 0.02519603282416938 * n;
      n = h >>> 0;
      h -= n;
      h *= n;
      n = h >>> 0;
      h -= n;
      n += h * 2 ** 32;
    }
    return (n >>> 0) * 2 ** -32;
  };
};
