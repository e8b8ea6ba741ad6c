import { expectArgument, expectNumber, expectSize, type RandomStream } from "@gd/tensor";

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
  { replacement = false }: { readonly replacement?: boolean } = {},
): Uint32Array => {
  expectNumber("drawPlaces(size)", size, { from: 0, to: 2 ** 32, whole: true });
  expectSize("drawPlaces(count)", count, 0);
  expectArgument(count <= size || (replacement && size > 0), {
    place: "drawPlaces(count)",
    expected: `at most ${size} places out of ${size}`,
    received: count,
    advice: size > 0 ? "Draw fewer, or with replacement." : undefined,
  });
  if (replacement) return Uint32Array.from({ length: count }, () => random.integer(size));
  const drawn = new Set<number>();
  for (let last = size - count; last < size; last++) {
    const next = random.integer(last + 1);
    drawn.add(drawn.has(next) ? last : next);
  }
  return Uint32Array.from(drawn);
};
