import type { Examples } from "@gd/data";
import { momentsOf } from "./moments.js";
import { neighboursOf, squaredDistance } from "./neighbours.js";
import { examplesAt } from "./parts-of.js";
import { rowsOf } from "./sample.js";

const NEIGHBOURS = 5;
/** Distances between all pairs of more examples take too long. */
const MOST = 512;

/**
 * What five nearest neighbours leave unexplained of the targets: for labels the share of examples that their majority gets wrong,
 * for numbers the mean squared error of their mean, divided by the variance.
 */
export const nearestError = (examples: Examples, isLabel: boolean): number => {
  const count = Math.min(MOST, examples.input.shape[0] ?? 0);
  const some = examplesAt(
    examples,
    Array.from({ length: count }, (_, i) => i),
  );
  const targets = rowsOf(some.target);
  const neighbours = neighboursOf(some, NEIGHBOURS);
  if (isLabel) {
    // A target of several truths is one of a finite number of texts.
    const texts = targets.map((target) => Array.from(target).join(" "));
    const wrong = neighbours.filter((places, i) => majority(places.map((j) => texts[j]!)) !== texts[i]);
    return wrong.length / count;
  }
  const width = targets[0]?.length ?? 0;
  const errors = neighbours.map((places, i) => {
    const mean = Float64Array.from({ length: width }, (_, k) => momentsOf(places.map((j) => targets[j]![k]!)).mean);
    return squaredDistance(mean, targets[i]!);
  });
  let variance = 0;
  for (let k = 0; k < width; k++) variance += momentsOf(targets.map((row) => row[k]!)).deviation ** 2;
  return variance === 0 ? 0 : momentsOf(errors).mean / variance;
};

const majority = (labels: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
};
