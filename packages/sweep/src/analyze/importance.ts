import { expectArgument, expectOptions, expectSize, randomStreams } from "@gd/tensor";
import { expectPoint } from "../space/expect-point.js";
import { expectSpace } from "../space/expect-space.js";
import { placesOf } from "../space/places-of.js";
import type { Point, Space } from "../space/space.js";
import { type Leaf, regressionTree } from "./regression-tree.js";

/** Options of `importance`. */
export interface ImportanceOptions {
  /** How many trees are grown. Default: 64. */
  readonly trees?: number;
  /** Default: 0. */
  readonly seed?: number | string;
}

/** How much a parameter matters by itself. */
export interface Importance {
  readonly name: string;
  /** The share of the variance of values that the parameter explains without others. */
  readonly share: number;
}

/**
 * How much each parameter matters: the share of the variance of values over the whole space that it explains by itself, the largest
 * first. What is left of 1 is what several explain together. Values are guessed by a random forest that learns of the trials.
 *
 *   Var_x (E[value | x]) / Var(value), as means over the trees of the forest
 *
 * Special  one value everywhere has nothing to explain: all shares are 0
 * Source   F. Hutter, H. Hoos & K. Leyton-Brown, An efficient approach for assessing hyperparameter importance, ICML 31 (2014)
 * Throws   ArgumentError unless there are two trials with finite values
 */
export const importance = (
  space: Space,
  trials: readonly { readonly point: Point; readonly value: number }[],
  options: ImportanceOptions = {},
): readonly Importance[] => {
  expectSpace("importance", space);
  const { trees = 64, seed = 0 } = expectOptions("importance", options, ["trees", "seed"]);
  expectSize("importance(trees)", trees);
  const areTrials = Array.isArray(trials) && trials.every((trial) => typeof Object(trial).value === "number");
  const finite = areTrials ? trials.filter(({ value }) => Number.isFinite(value)) : [];
  expectArgument(finite.length >= 2, {
    place: "importance(trials)",
    expected: "two trials or more, each with a point and a finite value",
    received: trials,
  });
  for (const { point } of trials) expectPoint((member) => `importance(trials.point${member})`, point, space);
  const names = Object.keys(space);
  const places = finite.map(({ point }) => placesOf(space, point).map((place) => place ?? 0.5));
  const values = finite.map(({ value }) => value);
  const sums = names.map(() => 0);
  let grown = 0;
  for (let tree = 0; tree < trees; tree++) {
    const random = randomStreams(seed).stream(`tree ${tree}`);
    // A bootstrap sample: as many of them, with some several times.
    const drawn = values.map(() => random.integer(values.length));
    const leaves = regressionTree(
      drawn.map((i) => places[i]!),
      drawn.map((i) => values[i]!),
      random,
    );
    const shares = sharesOf(leaves, names.length);
    if (shares === undefined) continue;
    grown++;
    shares.forEach((share, i) => {
      sums[i]! += share;
    });
  }
  return names
    .map((name, i) => ({ name, share: grown === 0 ? 0 : sums[i]! / grown }))
    .sort((one, other) => other.share - one.share);
};

/** The share of a tree's variance that each dimension explains; undefined where it has none. */
const sharesOf = (leaves: readonly Leaf[], dimensions: number): readonly number[] | undefined => {
  const volumes = leaves.map(({ low, high }) => low.reduce((volume, from, d) => volume * (high[d]! - from), 1));
  const mean = leaves.reduce((sum, leaf, i) => sum + volumes[i]! * leaf.mean, 0);
  const variance = leaves.reduce((sum, leaf, i) => sum + volumes[i]! * (leaf.mean - mean) ** 2, 0);
  if (!(variance > 0)) return undefined;
  return Array.from({ length: dimensions }, (_, d) => {
    const edges = [...new Set(leaves.flatMap(({ low, high }) => [low[d]!, high[d]!]))].sort(
      (one, other) => one - other,
    );
    let explained = 0;
    for (let i = 1; i < edges.length; i++) {
      const [from, to] = [edges[i - 1]!, edges[i]!];
      // The mean over all other dimensions, with this one between two edges.
      const marginal = leaves.reduce((sum, leaf, k) => {
        const [low, high] = [leaf.low[d]!, leaf.high[d]!];
        return low <= from && high >= to ? sum + (volumes[k]! / (high - low)) * leaf.mean : sum;
      }, 0);
      explained += (to - from) * (marginal - mean) ** 2;
    }
    return explained / variance;
  });
};
