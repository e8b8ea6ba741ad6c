import type { RandomStream } from "@gd/tensor";

/** A box of [0, 1]ᵈ, and the mean of the values in it. */
export interface Leaf {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly mean: number;
}

/** Fewer examples are not divided. */
const FEWEST = 3;

/**
 * The leaves of a regression tree on examples in [0, 1]ᵈ: each box is divided where that leaves the least squared error, in one of
 * half of the dimensions, which are drawn anew each time.
 *
 * Source  L. Breiman, Random forests, Machine Learning 45 (2001)
 */
export const regressionTree = (
  places: readonly (readonly number[])[],
  values: readonly number[],
  random: RandomStream,
): readonly Leaf[] => {
  const dimensions = places[0]!.length;
  const grow = (examples: readonly number[], low: readonly number[], high: readonly number[]): readonly Leaf[] => {
    const mean = examples.reduce((sum, i) => sum + values[i]!, 0) / examples.length;
    const cut = examples.length < FEWEST ? undefined : bestCut(examples);
    if (cut === undefined) return [{ low, high, mean }];
    const { dimension, at } = cut;
    return [
      ...grow(
        examples.filter((i) => places[i]![dimension]! < at),
        low,
        high.with(dimension, at),
      ),
      ...grow(
        examples.filter((i) => places[i]![dimension]! >= at),
        low.with(dimension, at),
        high,
      ),
    ];
  };
  const bestCut = (examples: readonly number[]) => {
    const tried = random.permutation(dimensions).slice(0, Math.ceil(dimensions / 2));
    let best: { readonly dimension: number; readonly at: number; readonly gain: number } | undefined;
    for (const dimension of tried) {
      const order = [...examples].sort((one, other) => places[one]![dimension]! - places[other]![dimension]!);
      const total = order.reduce((sum, i) => sum + values[i]!, 0);
      let left = 0;
      for (let count = 1; count < order.length; count++) {
        left += values[order[count - 1]!]!;
        const [before, after] = [places[order[count - 1]!]![dimension]!, places[order[count]!]![dimension]!];
        if (before === after) continue;
        // What the squared error falls by, but for a constant.
        const gain =
          (left * left) / count + (total - left) ** 2 / (order.length - count) - (total * total) / order.length;
        if (gain > 1e-12 && (best === undefined || gain > best.gain))
          best = { dimension, at: (before + after) / 2, gain };
      }
    }
    return best;
  };
  return grow(
    places.map((_, i) => i),
    Array.from({ length: dimensions }, () => 0),
    Array.from({ length: dimensions }, () => 1),
  );
};
