import { isMissing } from "../table/column-of.js";
import type { Column } from "../table/table.js";
import { expectChoice, type FeatureChoice } from "./feature-choice.js";
import { fitCategories } from "./fit-categories.js";
import { fitNumbers } from "./fit-numbers.js";
import { fitParts } from "./fit-parts.js";
import type { FittedColumn } from "./fitted-column.js";
import { reasonToLeaveOut } from "./reason-to-leave-out.js";

/** Learns how a column becomes features, from some rows. */
export const fitColumn = (
  column: Column,
  rows: Uint32Array,
  choice: FeatureChoice | undefined,
  table: string,
): FittedColumn => {
  const { name, kind } = column;
  const place = `fitFeatures(columns.${name})`;
  const missing = rows.reduce((count, row) => (isMissing(column, row) ? count + 1 : count), 0);
  if (missing === rows.length) return { note: "is left out, as it has no values in these rows." };
  const isSeenMissing = missing > 0;
  const reason = choice === undefined ? reasonToLeaveOut(column, rows, missing) : undefined;
  if (reason !== undefined) return { note: reason };
  const options = choice === undefined ? {} : choice;
  switch (kind) {
    case "number":
      return { features: fitNumbers(column, rows, expectChoice(place, kind, options), isSeenMissing, table) };
    case "boolean": {
      const { marker = isSeenMissing } = expectChoice(place, kind, options);
      let balance = 0;
      for (const row of rows) if (column.values[row]! >= 0) balance += column.values[row] === 1 ? 1 : -1;
      return { features: { column: name, kind, fill: balance > 0 ? 1 : 0, marker } };
    }
    case "category":
      return fitCategories(column, rows, expectChoice(place, kind, options), isSeenMissing);
    case "date": {
      const { parts, marker = isSeenMissing } = expectChoice(place, kind, options);
      const written = column.written === undefined ? {} : { written: column.written };
      return { features: { column: name, kind, ...written, parts: fitParts(column, rows, parts), marker } };
    }
    case "text": {
      const { buckets = 256 } = expectChoice(place, kind, options);
      return { features: { column: name, kind, buckets }, note: `becomes counts of words in ${buckets} features.` };
    }
  }
};
