import { ArgumentError, expectOptions, expectSize, type RandomStream } from "@gd/tensor";
import { expectList } from "../expect/expect-list.js";
import { expectRandomStream } from "../expect/expect-random-stream.js";
import { roomFor } from "../expect/room-for.js";

/** Options of `blockOrder`. */
export interface BlockOrderOptions {
  /** How many blocks are read at the same time. With more, the order is closer to any order alike. Default: 4. */
  readonly window?: number;
}

/**
 * A random order of examples that lie in blocks, such as the files of a folder or the row groups of a Parquet file, of which
 * only a few fit into memory: the blocks in random order, a window of them after the other, and the examples of a window in
 * random order. So each block is read once. It is an `order` of a dataset.
 *
 *   const data = { size, inputShape, targetShape, examples, order: (random) => blockOrder(sizes, random) };
 *
 * @param sizes  how many examples each block has, in the order of their places
 */
export const blockOrder = (
  sizes: ArrayLike<number>,
  random: RandomStream,
  options: BlockOrderOptions = {},
): Uint32Array => {
  expectList("blockOrder(sizes)", sizes, "Pass the number of examples in each block, such as [1000, 1000, 500].");
  const starts: number[] = [];
  let size = 0;
  for (let block = 0; block < sizes.length; block++) {
    expectSize(`blockOrder(sizes[${block}])`, sizes[block], 0);
    starts.push(size);
    size += sizes[block]!;
  }
  expectRandomStream("blockOrder(random)", random, "order");
  const { window = 4 } = expectOptions("blockOrder", options, ["window"]);
  expectSize("blockOrder(window)", window);
  if (size > 2 ** 32) {
    throw new ArgumentError({ place: "blockOrder(sizes)", expected: "at most 2^32 examples", received: size });
  }
  const order = roomFor("blockOrder(sizes)", size, (length) => new Uint32Array(length));
  const blocks = random.permutation(sizes.length);
  let next = 0;
  for (let first = 0; first < blocks.length; first += window) {
    const begin = next;
    for (const block of blocks.subarray(first, first + window)) {
      for (let i = 0; i < sizes[block]!; i++) order[next++] = starts[block]! + i;
    }
    shuffle(order.subarray(begin, next), random);
  }
  return order;
};

/** Fisher–Yates, in place. */
const shuffle = (places: Uint32Array, random: RandomStream): void => {
  for (let last = places.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const place = places[last]!;
    places[last] = places[other]!;
    places[other] = place;
  }
};
