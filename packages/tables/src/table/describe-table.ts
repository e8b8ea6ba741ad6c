import { textAt } from "./column-of.js";
import { expectTable } from "./expect-table.js";
import type { Column, ColumnKind, Table } from "./table.js";
import { quoted } from "./table-error.js";

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
  /** What was decided by looking at how values are written, or could not be, as a sentence; "" if there is nothing to say. */
  readonly note: string;
}

const EXAMPLES = 3;

/**
 * A row for each column of a table, to see what was found in it: `console.table(describeTable(table))`, for example. Where a
 * kind is not what it should be, the option `columns` of the readers has another.
 */
export const describeTable = (table: Table): readonly ColumnDescription[] => {
  expectTable("describeTable(table)", table);
  return table.columns.map((column) => ({
    ...describe(column),
    note: column.note === undefined ? "" : `${quoted(column.name)} ${column.note}`,
  }));
};

const describe = (column: Column): Omit<ColumnDescription, "note"> => {
  const { name, kind } = column;
  switch (kind) {
    case "number":
    case "date":
      return { name, kind, ...describeNumbers(column.values, kind === "number" ? String : inShort) };
    case "category": {
      const counts = column.categories.map((category) => ({ category, count: 0 }));
      let missing = 0;
      for (const code of column.codes) {
        if (code < 0) missing++;
        else counts[code]!.count++;
      }
      const frequent = counts.filter(({ count }) => count > 0).sort((left, right) => right.count - left.count);
      const examples = listed(frequent.slice(0, EXAMPLES).map(({ category }) => category));
      return { name, kind, missing, distinct: frequent.length, range: "", examples };
    }
    case "boolean":
    case "text": {
      const different = new Set<string>();
      let missing = 0;
      for (let row = 0; row < column.values.length; row++) {
        const text = textAt(column, row);
        if (text === undefined) missing++;
        else different.add(text);
      }
      const examples = listed([...different].slice(0, EXAMPLES));
      return { name, kind, missing, distinct: different.size, range: "", examples };
    }
  }
};

/** Sorting counts different numbers in a fraction of the time that a Set takes. */
const describeNumbers = (values: Float64Array, inWords: (value: number) => string) => {
  const sorted = values.slice().sort();
  let present = sorted.length;
  while (present > 0 && Number.isNaN(sorted[present - 1]!)) present--;
  let distinct = 0;
  for (let i = 0; i < present; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  const first = new Set<number>();
  for (let row = 0; row < values.length && first.size < EXAMPLES; row++) {
    if (!Number.isNaN(values[row]!)) first.add(values[row]!);
  }
  return {
    missing: values.length - present,
    distinct,
    range: present === 0 ? "" : `${inWords(sorted[0]!)} to ${inWords(sorted[present - 1]!)}`,
    examples: listed([...first].map(inWords)),
  };
};

/** A moment as ISO 8601 has it, without a time if it is midnight. */
const inShort = (moment: number): string => new Date(moment).toISOString().replace(/T00:00:00\.000Z$/, "");

const LONGEST = 30;

const listed = (texts: readonly string[]): string =>
  texts.map((text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)).join(", ");
