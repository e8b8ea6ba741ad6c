import { isMissing, lengthOf, textAt } from "./column-of.js";
import { expectTable } from "./expect-table.js";
import type { Column, ColumnKind, Table } from "./table.js";

/** What a column holds, in short. */
export interface ColumnDescription {
  readonly name: string;
  readonly kind: ColumnKind;
  /** How many values are missing. */
  readonly missing: number;
  /** How many different values there are. */
  readonly distinct: number;
  /** The smallest and the largest number, or the first and the last date; "" of other kinds. */
  readonly range: string;
  /** The most frequent categories, or the first values of other kinds, separated by commas. */
  readonly examples: string;
}

const EXAMPLES = 3;

/**
 * A row for each column of a table, to see what was found in it: `console.table(describeTable(table))`, for example. Where a
 * kind is not what it should be, the option `columns` of the readers has another.
 */
export const describeTable = (table: Table): readonly ColumnDescription[] => {
  expectTable("describeTable(table)", table);
  return table.columns.map(describe);
};

const describe = (column: Column): ColumnDescription => {
  const { name, kind } = column;
  const length = lengthOf(column);
  let missing = 0;
  for (let row = 0; row < length; row++) if (isMissing(column, row)) missing++;
  return { name, kind, missing, ...contentOf(column) };
};

const contentOf = (column: Column): Pick<ColumnDescription, "distinct" | "range" | "examples"> => {
  switch (column.kind) {
    case "number":
    case "date": {
      const different = new Set(column.values);
      different.delete(Number.NaN);
      let [smallest, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const value of different) {
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
      }
      const inWords = (value: number): string => (column.kind === "number" ? String(value) : inShort(value));
      const range = different.size === 0 ? "" : `${inWords(smallest)} to ${inWords(largest)}`;
      return { distinct: different.size, range, examples: listed([...firstOf(different)].map(inWords)) };
    }
    case "category": {
      const counts = column.categories.map((category) => ({ category, count: 0 }));
      for (const code of column.codes) if (code >= 0) counts[code]!.count++;
      const frequent = counts.filter(({ count }) => count > 0).sort((left, right) => right.count - left.count);
      return {
        distinct: frequent.length,
        range: "",
        examples: listed(frequent.slice(0, EXAMPLES).map(({ category }) => category)),
      };
    }
    case "boolean":
    case "text": {
      const different = new Set(Array.from({ length: column.values.length }, (_, row) => textAt(column, row)));
      different.delete(undefined);
      return { distinct: different.size, range: "", examples: listed([...firstOf(different)].map(String)) };
    }
  }
};

function* firstOf<Value>(values: Iterable<Value>): Generator<Value, void> {
  let count = 0;
  for (const value of values) {
    if (count++ === EXAMPLES) return;
    yield value;
  }
}

/** A moment as ISO 8601 has it, without a time if it is midnight. */
const inShort = (moment: number): string => new Date(moment).toISOString().replace(/T00:00:00\.000Z$/, "");

const LONGEST = 30;

const listed = (texts: readonly string[]): string =>
  texts.map((text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)).join(", ");
