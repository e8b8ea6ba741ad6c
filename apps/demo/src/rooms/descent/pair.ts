import type { PairName } from "./descent-settings.js";

/** The two weights of a pair, by index. */
export const pairOf = (pair: PairName): readonly [number, number] => {
  const [first = 0, second = 1] = pair.split("-").map(Number);
  return [first, second];
};
