import alea from "seedrandom/lib/alea.js";
import { log } from "../elementary/log.js";
import { expectNumber } from "../expect/expect.js";

/** A sequence of random numbers determined by a seed: the same draws in the same order on every engine. */
export interface RandomStream {
  /** A number in [0, 1) with 53 random bits. */
  uniform(): number;
  /** A number from the normal distribution of mean 0 and variance 1. */
  standardNormal(): number;
  /** An integer from 0 to limit − 1, each equally likely. */
  integer(limit: number): number;
  /** The integers 0 to size − 1 in random order, each order equally likely. */
  permutation(size: number): Uint32Array;
}

const MOST_INTEGERS = 2 ** 53;
const LONGEST_PERMUTATION = 2 ** 32;

/**
 * The stream of a seed, from its beginning.
 *
 * Source     uniform: J. Baagøe, Alea (2010). standardNormal: G. Marsaglia & T. A. Bray, SIAM Review 6 (1964), the
 *            polar method. permutation: R. Durstenfeld, CACM 7 (1964), algorithm 235 (Fisher–Yates)
 */
export const randomStream = (seed: string): RandomStream => {
  const generator = alea(seed);
  const uniform = (): number => generator.double();

  // The polar method makes normal numbers in pairs; the second waits here.
  let spareNormal: number | undefined;
  const standardNormal = (): number => {
    if (spareNormal !== undefined) {
      const normal = spareNormal;
      spareNormal = undefined;
      return normal;
    }
    // A point that is uniform in the unit disk: its direction is random, and −2 ln(squaredRadius) is the squared
    // length of a pair of independent normal numbers.
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const squaredRadius = x * x + y * y;
      if (squaredRadius >= 1 || squaredRadius === 0) continue;
      const scale = Math.sqrt((-2 * log(squaredRadius)) / squaredRadius);
      spareNormal = y * scale;
      return x * scale;
    }
  };

  const integerBelow = (limit: number): number => {
    // The 2^53 values of uniform in `limit` intervals of the same size; the few values left over are drawn again.
    const intervalSize = Math.floor(MOST_INTEGERS / limit);
    for (;;) {
      const interval = Math.floor((uniform() * MOST_INTEGERS) / intervalSize);
      if (interval < limit) return interval;
    }
  };
  const integer = (limit: number): number => {
    expectNumber(
      "integer(limit)",
      limit,
      { from: 1, to: MOST_INTEGERS, whole: true },
      "Pass how many integers to choose from.",
    );
    return integerBelow(limit);
  };

  const permutation = (size: number): Uint32Array => {
    expectNumber("permutation(size)", size, { from: 0, to: LONGEST_PERMUTATION, whole: true });
    const order = new Uint32Array(size);
    // Insert i at a random place among 0..i, moving what was there to the end.
    for (let i = 0; i < size; i++) {
      const place = integerBelow(i + 1);
      order[i] = order[place]!;
      order[place] = i;
    }
    return order;
  };

  return { uniform, standardNormal, integer, permutation };
};
