import { expectArgument, expectBoolean, expectNumber, expectOptions, expectSize, type RandomStream } from "@gd/tensor";
import { expectRandomStream } from "../expect/expect-random-stream.js";
import { roomFor } from "../expect/room-for.js";

/** A Set holds no more than 2²⁴ numbers. */
const MOST_IN_A_SET = 2 ** 24;

/**
 * `count` random places out of `size`: all different, with every such set equally likely, though not every order; or,
 * with `replacement`, each drawn from all of them.
 *
 * Source  Floyd's algorithm; Bentley & Floyd, Programming Pearls: A Sample of Brilliance (1987)
 */
export const drawPlaces = (
  random: RandomStream,
  size: number,
  count: number,
  options: { readonly replacement?: boolean } = {},
): Uint32Array => {
  expectRandomStream("drawPlaces(random)", random, "places");
  expectNumber("drawPlaces(size)", size, { from: 0, to: 2 ** 32, whole: true });
  expectSize("drawPlaces(count)", count, 0);
  const { replacement = false } = expectOptions("drawPlaces", options, ["replacement"]);
  expectBoolean("drawPlaces(replacement)", replacement);
  expectArgument(count <= size || (replacement && size > 0), {
    place: "drawPlaces(count)",
    expected: `at most ${size} places out of ${size}`,
    received: count,
    advice: size > 0 ? "Draw fewer, or with replacement." : undefined,
  });
  if (replacement) {
    const places = roomFor("drawPlaces(count)", count, (length) => new Uint32Array(length));
    return places.map(() => random.integer(size));
  }
  if (count > MOST_IN_A_SET) return random.permutation(size).subarray(0, count);
  const drawn = new Set<number>();
  for (let last = size - count; last < size; last++) {
    const next = random.integer(last + 1);
    drawn.add(drawn.has(next) ? last : next);
  }
  return Uint32Array.from(drawn);
};
