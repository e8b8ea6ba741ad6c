import type { Examples } from "@gd/data";
import { momentsOf } from "./moments.js";
import { rowsOf } from "./sample.js";

/** The places of the nearest neighbours of each example, by its features, brought to one scale; without itself. */
export const neighboursOf = ({ input }: Examples, count: number): readonly (readonly number[])[] => {
  const rows = scaled(rowsOf(input));
  return rows.map((row, i) => {
    // The nearest so far, in order: few enough to be kept so as the others go by.
    const nearest: { readonly place: number; readonly distance: number }[] = [];
    rows.forEach((other, place) => {
      if (place === i) return;
      const distance = squaredDistance(row, other);
      // Most are farther than all of these.
      if (nearest.length === count && nearest[count - 1]!.distance <= distance) return;
      const rank = nearest.findLastIndex((one) => one.distance <= distance) + 1;
      nearest.splice(rank, 0, { place, distance });
      if (nearest.length > count) nearest.pop();
    });
    return nearest.map(({ place }) => place);
  });
};

/** Σ (aᵢ − bᵢ)² */
export const squaredDistance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
};

const scaled = (rows: readonly ArrayLike<number>[]): readonly ArrayLike<number>[] => {
  const scales = Array.from(
    { length: rows[0]?.length ?? 0 },
    (_, i) => momentsOf(rows.map((row) => row[i]!)).deviation || 1,
  );
  return rows.map((row) => Float64Array.from(row, (x, i) => x / scales[i]!));
};
