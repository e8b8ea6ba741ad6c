import type { CategoryColumn } from "../table/table.js";
import type { CategoryChoice } from "./feature-choice.js";
import type { FittedColumn } from "./fitted-column.js";
import { scaling } from "./scaling.js";
import { momentsOf } from "./statistics.js";

/** Learns how a column of categories becomes features. */
export const fitCategories = (
  { name, codes, categories }: CategoryColumn,
  rows: Uint32Array,
  choice: CategoryChoice,
  isSeenMissing: boolean,
): FittedColumn => {
  const { encode = "oneHot", minimumCount = 2, maximumCategories = 100, marker = isSeenMissing } = choice;
  const counts = new Float64Array(categories.length);
  for (const row of rows) if (codes[row]! >= 0) counts[codes[row]!]!++;
  const seen = categories.map((_, code) => code).filter((code) => counts[code]! > 0);
  if (encode === "ordinal") {
    const order = choice.categories ?? seen.map((code) => categories[code]!);
    const placeOf = categories.map((category) => order.indexOf(category));
    const places = Float64Array.from(rows, (row) => placeOf[codes[row]!] ?? -1).filter((place) => place >= 0);
    const { mean, deviation } = places.length > 0 ? momentsOf(places) : { mean: 0, deviation: 1 };
    return { features: { column: name, kind: "ordinal", categories: order, marker, ...scaling(mean, deviation) } };
  }
  const frequent = seen
    .filter((code) => counts[code]! >= minimumCount)
    .sort((left, right) => counts[right]! - counts[left]! || left - right)
    .slice(0, maximumCategories)
    .sort((left, right) => left - right)
    .map((code) => categories[code]!);
  const kept = choice.categories ?? frequent;
  const others = seen.length - kept.length;
  const note = choice.categories === undefined && others > 0 ? { note: shared(others, seen.length) } : {};
  return { features: { column: name, kind: "oneHot", categories: kept, marker }, ...note };
};

const shared = (others: number, all: number): string =>
  `has ${all} categories; the ${others === 1 ? "rarest is" : `${others} rarest are`} counted with unseen ones.`;
