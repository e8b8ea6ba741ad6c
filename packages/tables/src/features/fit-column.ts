import { isMissing, textAt } from "../table/column-of.js";
import type { CategoryColumn, Column, DateColumn, NumberColumn } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { type DatePart, datePart } from "./date-parts.js";
import { type CategoryChoice, expectChoice, type FeatureChoice, type NumberChoice } from "./feature-choice.js";
import type { ColumnFeatures, DateFeatures, Scaling } from "./features.js";
import { signedLog } from "./signed-log.js";
import { momentsOf, mostFrequentOf, quantileOf } from "./statistics.js";

/** What is learned of a column: what it becomes, unless it is left out, and what is to be said of it. */
export interface FittedColumn {
  readonly features?: ColumnFeatures;
  /** Goes on behind the name of the column. */
  readonly note?: string;
}

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
  const isChosen = choice !== undefined;
  const isSeenMissing = missing > 0;
  const left = isChosen ? undefined : reasonToLeaveOut(column, rows, missing);
  if (left !== undefined) return { note: left };
  switch (kind) {
    case "number":
      return fitNumbers(
        column,
        rows,
        expectChoice(place, kind, choice === undefined ? {} : choice),
        isSeenMissing,
        table,
      );
    case "boolean": {
      const { marker = isSeenMissing } = expectChoice(place, kind, choice === undefined ? {} : choice);
      const balance = rows.reduce(
        (sum, row) => sum + [-1, 1, 0][column.values[row]! < 0 ? 2 : column.values[row]!]!,
        0,
      );
      return { features: { column: name, kind, fill: balance > 0 ? 1 : 0, marker } };
    }
    case "category":
      return fitCategories(column, rows, expectChoice(place, kind, choice === undefined ? {} : choice), isSeenMissing);
    case "date": {
      const { parts, marker = isSeenMissing } = expectChoice(place, kind, choice === undefined ? {} : choice);
      return { features: { column: name, kind, parts: fitParts(column, rows, parts), marker } };
    }
    case "text": {
      const { buckets = 256 } = expectChoice(place, kind, choice === undefined ? {} : choice);
      return { features: { column: name, kind, buckets }, note: `becomes counts of words in ${buckets} features.` };
    }
  }
};

/** Why a column says nothing about other rows, if it looks so. */
const reasonToLeaveOut = (column: Column, rows: Uint32Array, missing: number): string | undefined => {
  if (missing === 0 && isConstant(column, rows)) {
    return `is left out, as it has a single value, ${textAt(column, rows[0]!)}.`;
  }
  const looksLikeIdentifier = column.kind === "number" ? countsRows(column, rows) : hasNames(column, rows, missing);
  return looksLikeIdentifier ? "is left out, as it looks like an identifier of rows." : undefined;
};

const isConstant = (column: Column, rows: Uint32Array): boolean => {
  if (column.kind === "number" || column.kind === "date" || column.kind === "boolean") {
    const first = column.values[rows[0]!];
    return rows.every((row) => column.values[row] === first);
  }
  const first = textAt(column, rows[0]!);
  return rows.every((row) => textAt(column, row) === first);
};

/** From so many rows on, numbers that count rows are no accident. */
const FEWEST_COUNTED = 5;

/** Whether numbers count the rows of their table, as 0, 1, 2 or 101, 102, 103 do. */
const countsRows = ({ values }: NumberColumn, rows: Uint32Array): boolean => {
  if (values.length < FEWEST_COUNTED) return false;
  const start = values[rows[0]!]! - rows[0]!;
  return Number.isInteger(start) && rows.every((row) => values[row] === start + row);
};

/** Whether nearly all texts are different, and of a single word. */
const hasNames = (column: Column, rows: Uint32Array, missing: number): boolean => {
  if (column.kind !== "text") return false;
  const different = new Set<string>();
  for (const row of rows) {
    const text = column.values[row];
    if (text === undefined) continue;
    if (/\s/.test(text)) return false;
    different.add(text);
  }
  return different.size >= 0.9 * (rows.length - missing);
};

const fitNumbers = (
  { name, values }: NumberColumn,
  rows: Uint32Array,
  { impute = "median", marker: wantsMarker, scale = "standardize", log = false }: NumberChoice,
  isSeenMissing: boolean,
  table: string,
): FittedColumn => {
  const present = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) {
      const advice = "Leave the row out, or make it NaN, which is a missing value.";
      const place = { reason: "type", table, row: row + 1, column: name } as const;
      throw new TableError({ ...place, expected: "a finite number", received: String(value), advice });
    }
    present[count++] = value;
  }
  const seen = present.subarray(0, count);
  const fill = typeof impute === "number" ? impute : FILLS[impute](seen);
  const scaled = log ? seen.map(signedLog) : seen;
  const marker = wantsMarker ?? isSeenMissing;
  return { features: { column: name, kind: "number", log, fill, marker, ...scalingOf(scaled, scale) } };
};

const FILLS = {
  mean: (values: Float64Array) => momentsOf(values).mean,
  median: (values: Float64Array) => quantileOf(values, 0.5),
  mostFrequent: mostFrequentOf,
} as const;

const scalingOf = (values: Float64Array, scale: NonNullable<NumberChoice["scale"]>): Scaling => {
  switch (scale) {
    case "standardize": {
      const { mean, deviation } = momentsOf(values);
      return scaling(mean, deviation);
    }
    case "minMax": {
      let [smallest, largest] = [values[0]!, values[0]!];
      for (const value of values) {
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
      }
      return scaling(smallest, largest - smallest);
    }
    case "robust": {
      const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantileOf(values, share)) as [
        number,
        number,
        number,
      ];
      return scaling(middle, high - low);
    }
    case "none":
      return scaling(0, 1);
  }
};

/** What never varies is divided by 1. */
const scaling = (center: number, scale: number): Scaling => ({
  center,
  scale: scale > 0 && Number.isFinite(scale) ? scale : 1,
});

const fitCategories = (
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
    const places = Float64Array.from(rows, (row) => order.indexOf(categories[codes[row]!] ?? "")).filter((p) => p >= 0);
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

const USUAL_PARTS: readonly DatePart[] = ["time", "month", "weekday", "hour"];

/** Of the usual parts, those that vary are taken. */
const fitParts = (
  { values }: DateColumn,
  rows: Uint32Array,
  chosen: readonly DatePart[] | undefined,
): DateFeatures["parts"] => {
  const present = Float64Array.from(rows, (row) => values[row]!).filter((moment) => !Number.isNaN(moment));
  const fitted = (chosen ?? USUAL_PARTS).map((part) => {
    const { mean, deviation } = momentsOf(present.map((moment) => datePart(moment, part)));
    return { part, ...scaling(mean, deviation), isConstant: deviation === 0 };
  });
  return fitted
    .filter(({ isConstant, part }) => chosen !== undefined || !isConstant || part === "time")
    .map(({ part, center, scale }) => ({ part, center, scale }));
};
