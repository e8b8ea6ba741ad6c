import type { Curve } from "./curve.js";
import { insertSorted } from "./insert-sorted.js";
import type { Stop, StopRule } from "./stop.js";

/**
 * The median rule: after an epoch, a trial ends where its best value is worse than the median of the others' means until then.
 *
 * Source  D. Golovin, B. Solnik, S. Moitra, G. Kochanski, J. Karro & D. Sculley, Google Vizier: a service for black-box
 *         optimization, KDD 23 (2017), section 3.2.2
 */
export const medianRule = ({ startup, warmup }: { readonly startup: number; readonly warmup: number }): StopRule => {
  /** For each epoch, the means until it of all that have come so far. */
  const means: number[][] = [];
  /** The means of trials that ended by themselves: what they would be at any later epoch. */
  const ended: number[] = [];
  let learned = 0;
  return {
    learn({ values, whole }: Curve) {
      learned++;
      while (means.length < values.length) means.push(ended.toSorted((one, other) => one - other));
      let sum = 0;
      means.forEach((list, i) => {
        if (i < values.length) sum += values[i]!;
        if (i < values.length || (whole && values.length > 0)) insertSorted(list, sum / Math.min(i + 1, values.length));
      });
      if (whole && values.length > 0) ended.push(sum / values.length);
    },
    stops() {
      if (learned < startup) return [];
      const stops: Stop[] = [];
      for (const [i, list] of means.entries()) {
        if (i < warmup) continue;
        if (list.length < startup) break;
        const above = medianOf(list);
        if (Number.isFinite(above)) stops.push({ epoch: i + 1, above });
      }
      return stops;
    },
  };
};

const medianOf = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
