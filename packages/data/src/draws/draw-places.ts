import type { RandomStream } from "@gd/tensor";
import { DataError } from "../data-error.js";
import { requireInteger } from "../require-integer.js";

/**
 * `count` places among `size` at random: all different, each such set equally likely (but not each order); or each
 * drawn from all of them (`replacement`).
 *
 * Throws  DataError when more different places are asked for than there are, or any at all where there are none
 * Source  Floyd's algorithm; Bentley & Floyd, Programming Pearls: A Sample of Brilliance (1987)
 */
export const drawPlaces = (
  random: RandomStream,
  size: number,
  count: number,
  { replacement = false }: { readonly replacement?: boolean } = {},
): Uint32Array => {
  const place = "drawPlaces";
  requireInteger(size, { place, argument: "size", least: 0, most: 2 ** 32, advice: "give the number of examples" });
  requireInteger(count, { place, argument: "count", least: 0, advice: "give the number of places to draw" });
  if (replacement ? size === 0 && count > 0 : count > size) {
    const advice = size > 0 ? "draw fewer, or with replacement" : "there is nothing to draw from";
    throw new DataError(place, "count", `at most ${size} places among ${size}`, count, advice);
  }
  if (replacement) return Uint32Array.from({ length: count }, () => random.integer(size));
  const drawn = new Set<number>();
  for (let last = size - count; last < size; last++) {
    const next = random.integer(last + 1);
    drawn.add(drawn.has(next) ? last : next);
  }
  return Uint32Array.from(drawn);
};
