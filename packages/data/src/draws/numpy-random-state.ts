import { log } from "@gd/tensor";
import { mersenne } from "pure-rand/generator/mersenne";
import { DataError } from "../data-error.js";
import { requireInteger } from "../require-integer.js";

/** The draws of one seeded generator. Each draw moves it on, so the order of the calls matters, as in NumPy. */
export interface NumpyRandomState {
  /** One uniform number in [0, 1), a multiple of 2⁻⁵³. */
  randomSample(): number;
  /** One uniform number in [0, 1). */
  rand(): number;
  /** Uniform numbers in [0, 1) for an array of this shape, in row-major order. */
  rand(...shape: readonly [number, ...number[]]): Float64Array;
  /** `size` uniform numbers: low + (high − low)·u, u in [0, 1). */
  uniform(low: number, high: number, size: number): Float64Array;
  /** `size` numbers of the normal distribution with mean 0 and variance 1. */
  standardNormal(size: number): Float64Array;
  /** `size` integers in [low, high), as NumPy draws them for its default dtype, int64. */
  randint(low: number, high: number, size: number): Float64Array;
  /** The integers 0 … count − 1 in random order. */
  permutation(count: number): Float64Array;
  /** Brings the items into random order, in place. */
  shuffle<T>(items: { readonly length: number; [index: number]: T }): void;
}

const place = "numpyRandomState";
const twoTo26 = 0x400_0000;
const twoTo32 = 0x1_0000_0000;
const twoTo53 = 0x20_0000_0000_0000;

/**
 * NumPy's legacy generator, `numpy.random.RandomState(seed)`: the same numbers in the same order.
 * Uniform numbers, integers and permutations have NumPy's bits. Of a million normal numbers 99.5 % had them, 99.9 %
 * were within 1 ulp and all within 3: NumPy takes log from the C library, which rounds its own way.
 *
 * Throws     DataError when the seed is not an integer from 0 to 2³² − 1, or a draw's arguments make no sense
 * Source     M. Matsumoto & T. Nishimura, Mersenne Twister (1998); NumPy's legacy-distributions.c and mtrand.pyx
 */
export function numpyRandomState(seed: number): NumpyRandomState {
  const advice = "reduce a larger number modulo 2^32";
  requireInteger(seed, { place, argument: "seed", least: 0, most: twoTo32 - 1, advice });
  const generator = mersenne(seed);
  // The polar method makes normal numbers in pairs; NumPy keeps the second for the next call.
  let spareNormal: number | undefined;

  function randomSample(): number {
    const high = generator.next() >>> 5;
    const low = generator.next() >>> 6;
    return (high * twoTo26 + low) / twoTo53;
  }

  function normal(): number {
    if (spareNormal !== undefined) {
      const spare = spareNormal;
      spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const x = 2 * randomSample() - 1;
      const y = 2 * randomSample() - 1;
      const squaredRadius = x * x + y * y;
      if (squaredRadius >= 1 || squaredRadius === 0) continue;
      const scale = Math.sqrt((-2 * log(squaredRadius)) / squaredRadius);
      spareNormal = scale * x;
      return scale * y;
    }
  }

  /** A uniform integer in [0, maximum]: as many random bits as maximum has, drawn again while they exceed it. */
  function integerUpTo(maximum: number): number {
    if (maximum === 0) return 0;
    for (;;) {
      const value = maximum < twoTo32 ? bitsFor(maximum) : bitsFor(Math.floor(maximum / twoTo32)) * twoTo32 + word();
      if (value <= maximum) return value;
    }
  }
  const bitsFor = (maximum: number) => (generator.next() & (0xffff_ffff >>> Math.clz32(maximum))) >>> 0;
  const word = () => generator.next() >>> 0;

  function rand(): number;
  function rand(...shape: readonly [number, ...number[]]): Float64Array;
  function rand(...shape: readonly number[]): number | Float64Array {
    if (shape.length === 0) return randomSample();
    for (const size of shape) requireSize("shape", size);
    return drawn(
      shape.reduce((product, size) => product * size, 1),
      randomSample,
    );
  }

  function shuffle<T>(items: { readonly length: number; [index: number]: T }): void {
    for (let last = items.length - 1; last > 0; last--) {
      const chosen = integerUpTo(last);
      const item = items[last]!;
      items[last] = items[chosen]!;
      items[chosen] = item;
    }
  }

  return {
    randomSample,
    rand,
    uniform(low, high, size) {
      const range = high - low;
      if (!Number.isFinite(range)) {
        throw new DataError(place, "high", "high - low to be finite", range, "give finite bounds");
      }
      return drawn(requireSize("size", size), () => low + range * randomSample());
    },
    standardNormal: (size) => drawn(requireSize("size", size), normal),
    randint(low, high, size) {
      requireInteger(low, {
        place,
        argument: "low",
        least: -twoTo53 + 1,
        most: twoTo53 - 1,
        advice: "give a whole number",
      });
      const most = Math.min(twoTo53 - 1, low + twoTo53);
      requireInteger(high, { place, argument: "high", least: low + 1, most, advice: "high itself is never drawn" });
      return drawn(requireSize("size", size), () => low + integerUpTo(high - 1 - low));
    },
    permutation(count) {
      const order = Float64Array.from({ length: requireSize("size", count) }, (_, index) => index);
      shuffle(order);
      return order;
    },
    shuffle,
  };
}

function drawn(size: number, draw: () => number): Float64Array {
  const values = new Float64Array(size);
  for (let index = 0; index < size; index++) values[index] = draw();
  return values;
}

function requireSize(argument: string, size: number): number {
  requireInteger(size, { place, argument, least: 0, advice: "give the number of values to draw" });
  return size;
}
