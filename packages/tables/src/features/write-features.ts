import { type Elements, log1p } from "@gd/tensor";
import { inWords } from "../table/in-words.js";
import type {
  BooleanColumn,
  CategoryColumn,
  Column,
  ColumnKind,
  ColumnOfKind,
  DateColumn,
  NumberColumn,
  TextColumn,
} from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { datePart } from "./date-parts.js";
import { widthOf } from "./feature-names.js";
import type {
  BooleanFeatures,
  ColumnFeatures,
  DateFeatures,
  NumberFeatures,
  OneHotFeatures,
  OrdinalFeatures,
  TextFeatures,
} from "./features.js";
import { countWords } from "./hash-words.js";
import { signedLog } from "./signed-log.js";

/** Where features of a column go: to `start`, `start + width` and so on. */
export interface Target {
  readonly elements: Elements;
  readonly width: number;
  readonly start: number;
}

/** The column that features are made of, as a column of the kind that they were learned of. */
export type ColumnOf = <Kind extends ColumnKind>(features: ColumnFeatures, kind: Kind) => ColumnOfKind[Kind];

/** Writes the features that a column becomes. They are 0 before. */
export const writeFeatures = (
  target: Target,
  features: ColumnFeatures,
  columnOf: ColumnOf,
  table: string,
  rows: Uint32Array,
): void => {
  const write = <Kind extends ColumnKind>(kind: Kind, writeColumn: (column: ColumnOfKind[Kind]) => void): void => {
    const column = columnOf(features, kind);
    writeColumn(column);
    expectFinite(target, features, column, table, rows);
  };
  switch (features.kind) {
    case "number":
      write("number", (column) => writeNumbers(target, features, column, rows));
      break;
    case "boolean":
      write("boolean", (column) => writeBooleans(target, features, column, rows));
      break;
    case "oneHot":
      write("category", (column) => writeOneHot(target, features, column, rows));
      break;
    case "ordinal":
      write("category", (column) => writeOrdinal(target, features, column, rows));
      break;
    case "date":
      write("date", (column) => writeDates(target, features, column, rows));
      break;
    case "text":
      write("text", (column) => writeTexts(target, features, column, rows));
      break;
  }
};

const writeNumbers = (
  { elements, width, start }: Target,
  { log, fill, marker, center, scale }: NumberFeatures,
  { values }: NumberColumn,
  rows: Uint32Array,
): void => {
  for (let i = 0, at = start; i < rows.length; i++, at += width) {
    const value = values[rows[i]!]!;
    const isMissing = Number.isNaN(value);
    const present = isMissing ? fill : value;
    elements[at] = scaled(log ? signedLog(present) : present, center, scale);
    if (marker) elements[at + 1] = isMissing ? 1 : 0;
  }
};

const scaled = (x: number, center: number, scale: number): number => {
  const result = (x - center) / scale;
  // The difference alone may overflow.
  return Number.isFinite(result) ? result : (x / 2 - center / 2) / (scale / 2);
};

const writeBooleans = (
  { elements, width, start }: Target,
  { fill, marker }: BooleanFeatures,
  { values }: BooleanColumn,
  rows: Uint32Array,
): void => {
  for (let i = 0, at = start; i < rows.length; i++, at += width) {
    const value = values[rows[i]!]!;
    elements[at] = value < 0 ? fill : value;
    if (marker) elements[at + 1] = value < 0 ? 1 : 0;
  }
};

/** Where each category of a column is among those that were learned; −1 for one that is not. */
const placesOf = (learned: readonly string[], { categories }: CategoryColumn): Int32Array => {
  const places = new Map(learned.map((category, place) => [category, place]));
  return Int32Array.from(categories, (category) => places.get(category) ?? -1);
};

const writeOneHot = (
  { elements, width, start }: Target,
  { categories, marker }: OneHotFeatures,
  column: CategoryColumn,
  rows: Uint32Array,
): void => {
  const other = categories.length;
  const missing = marker ? other + 1 : other;
  const places = placesOf(categories, column).map((place) => (place < 0 ? other : place));
  for (let i = 0, at = start; i < rows.length; i++, at += width) {
    const code = column.codes[rows[i]!]!;
    elements[at + (code < 0 ? missing : places[code]!)] = 1;
  }
};

const writeOrdinal = (
  { elements, width, start }: Target,
  { categories, center, scale, marker }: OrdinalFeatures,
  column: CategoryColumn,
  rows: Uint32Array,
): void => {
  const places = placesOf(categories, column);
  for (let i = 0, at = start; i < rows.length; i++, at += width) {
    const code = column.codes[rows[i]!]!;
    const place = code < 0 ? -1 : places[code]!;
    elements[at] = place < 0 ? 0 : (place - center) / scale;
    if (marker) elements[at + 1] = place < 0 ? 1 : 0;
  }
};

const writeDates = (
  { elements, width, start }: Target,
  { parts, marker }: DateFeatures,
  { values }: DateColumn,
  rows: Uint32Array,
): void => {
  for (let i = 0, at = start; i < rows.length; i++, at += width) {
    const moment = values[rows[i]!]!;
    const isMissing = Number.isNaN(moment);
    for (let p = 0; p < parts.length; p++) {
      const { part, center, scale } = parts[p]!;
      elements[at + p] = isMissing ? 0 : (datePart(moment, part) - center) / scale;
    }
    if (marker) elements[at + parts.length] = isMissing ? 1 : 0;
  }
};

const writeTexts = (
  { elements, width, start }: Target,
  { buckets }: TextFeatures,
  { values }: TextColumn,
  rows: Uint32Array,
): void => {
  const counts = new Float64Array(buckets);
  for (let i = 0, at = start; i < rows.length; i++, at += width) {
    const text = values[rows[i]!];
    if (text === undefined) continue;
    counts.fill(0);
    countWords(text, counts);
    for (let bucket = 0; bucket < buckets; bucket++) elements[at + bucket] = log1p(counts[bucket]!);
  }
};

/** A value far from all that were learned from may have features that the precision does not hold. */
const expectFinite = (
  { elements, width, start }: Target,
  features: ColumnFeatures,
  column: Column,
  table: string,
  rows: Uint32Array,
): void => {
  if (features.kind === "oneHot" || features.kind === "text") return;
  const own = widthOf(features);
  for (let i = 0, at = start; i < rows.length; i++, at += width) {
    let place = at;
    while (place < at + own && Number.isFinite(elements[place])) place++;
    if (place === at + own) continue;
    const row = rows[i]!;
    throw new TableError({
      reason: "type",
      table,
      row: row + 1,
      column: features.column,
      expected: "a value whose features are finite",
      received: inWords(column.kind === "category" ? column.categories[column.codes[row]!] : column.values[row]),
      advice: "Correct it, or leave it out as a missing value.",
    });
  }
};
