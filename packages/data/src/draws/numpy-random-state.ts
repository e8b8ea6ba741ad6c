import { expectArgument, expectNumber, expectSize, log, sizeOf } from "@gd/tensor";
import { mersenne } from "pure-rand/generator/mersenne";
import { expectList } from "../expect/expect-list.js";
import { roomFor } from "../expect/room-for.js";

/** The draws of one seeded generator. Each draw advances it, so the order of the calls matters, as in NumPy. */
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
  /** Puts the items into random order, in place. */
  shuffle<T>(items: { readonly length: number; [index: number]: T }): void;
}

const twoTo26 = 0x400_0000;
const twoTo32 = 0x1_0000_0000;
const twoTo53 = 0x20_0000_0000_0000;

/**
 * NumPy's legacy generator, `numpy.random.RandomState(seed)`: the same numbers in the same order.
 * Uniform numbers, integers and permutations have NumPy's bits. Of a million normal numbers 99.5% did, 99.9% were within
 * 1 ulp and all within 3: NumPy takes log from the C library, which rounds in its own way.
 *
 * Source     M. Matsumoto & T. Nishimura, Mersenne Twister (1998); NumPy's legacy-distributions.c and mtrand.pyx
 */
export function numpyRandomState(seed: number): NumpyRandomState {
  const bounds = { from: 0, to: twoTo32 - 1, whole: true };
  expectNumber("numpyRandomState(seed)", seed, bounds, "Reduce a larger number modulo 2^32.");
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
    for (const size of shape) expectSize("NumpyRandomState.rand(shape)", size, 0);
    return drawn("rand(shape)", sizeOf(shape), randomSample);
  }

  function shuffle<T>(items: { readonly length: number; [index: number]: T }): void {
    expectList("NumpyRandomState.shuffle(items)", items);
    expectArgument(!Object.isFrozen(items) || items.length === 0, {
      place: "NumpyRandomState.shuffle(items)",
      expected: "an array that is not frozen",
      received: items,
      advice: "Shuffle a copy of it: [...items].",
    });
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
      expectNumber("NumpyRandomState.uniform(low)", low);
      expectNumber("NumpyRandomState.uniform(high)", high);
      const range = high - low;
      expectNumber("NumpyRandomState.uniform(high - low)", range);
      expectSize("NumpyRandomState.uniform(size)", size, 0);
      return drawn("uniform(size)", size, () => low + range * randomSample());
    },
    standardNormal(size) {
      expectSize("NumpyRandomState.standardNormal(size)", size, 0);
      return drawn("standardNormal(size)", size, normal);
    },
    randint(low, high, size) {
      expectNumber("NumpyRandomState.randint(low)", low, { from: -twoTo53 + 1, to: twoTo53 - 1, whole: true });
      const bounds = { from: low + 1, to: Math.min(twoTo53 - 1, low + twoTo53), whole: true };
      expectNumber("NumpyRandomState.randint(high)", high, bounds, "The bound itself is never drawn.");
      expectSize("NumpyRandomState.randint(size)", size, 0);
      return drawn("randint(size)", size, () => low + integerUpTo(high - 1 - low));
    },
    permutation(count) {
      expectSize("NumpyRandomState.permutation(count)", count, 0);
      let next = 0;
      const order = drawn("permutation(count)", count, () => next++);
      shuffle(order);
      return order;
    },
    shuffle,
  };
}

function drawn(argument: string, size: number, draw: () => number): Float64Array {
  const values = roomFor(`NumpyRandomState.${argument}`, size, (length) => new Float64Array(length));
  for (let index = 0; index < size; index++) values[index] = draw();
  return values;
}
