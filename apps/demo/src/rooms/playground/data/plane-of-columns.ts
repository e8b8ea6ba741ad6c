import { type Column, columnOf, type Table } from "@gd/tables";
import { EDGE, type PlaneData, pointSet } from "./point-set.js";

/** The columns of a table that become a plane. */
export interface PlaneColumns {
  readonly x: string;
  readonly y: string;
  readonly target: string;
}

/** Two columns of a table as points, and what they are called. */
export interface PlaneOfColumns extends PlaneData {
  /** The names of the classes; empty where the targets are values. */
  readonly names: readonly string[];
}

/** As many classes have colours and shapes of their own. */
const MOST_CLASSES = 5;
/** More points hide each other. */
const MOST_POINTS = 2000;
const REACH = 0.9 * EDGE;

/**
 * Two columns of numbers, each moved and scaled into the plane, with the classes or values of a third; values are standardized.
 * Rows where one of them is missing are left out.
 */
export const planeOfColumns = (table: Table, { x, y, target }: PlaneColumns): PlaneOfColumns => {
  const [across, up] = [numbersOf(columnOf(table, x)), numbersOf(columnOf(table, y))];
  const answers = answersOf(columnOf(table, target));
  if (across === undefined || up === undefined) throw new Error("The plane needs two columns of numbers.");
  const rows = Array.from({ length: table.rows }, (_, row) => row)
    .filter((row) => ![across[row], up[row], answers.targets[row]].some((value) => Number.isNaN(value)))
    .slice(0, MOST_POINTS);
  const [left, top] = [scaled(across, rows), scaled(up, rows)];
  const value = answers.names.length > 0 ? (row: number) => answers.targets[row]! : standardized(answers.targets, rows);
  return {
    classes: answers.names.length,
    names: answers.names,
    points: pointSet(rows.map((row) => [left(row), top(row), value(row)])),
  };
};

const numbersOf = (column: Column): Float64Array | undefined => (column.kind === "number" ? column.values : undefined);

const answersOf = (column: Column): { readonly names: readonly string[]; readonly targets: ArrayLike<number> } => {
  if (column.kind === "number") {
    const different = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    if (different.length > MOST_CLASSES) return { names: [], targets: column.values };
    const places = new Map(different.map((value, i) => [value, i]));
    return {
      names: different.map(String),
      targets: Array.from(column.values, (value) => places.get(value) ?? Number.NaN),
    };
  }
  const codes = (from: ArrayLike<number>) => Array.from(from, (code) => (code < 0 ? Number.NaN : code));
  if (column.kind === "boolean") return { names: ["false", "true"], targets: codes(column.values) };
  const count = column.kind === "category" ? column.categories.length : 0;
  if (column.kind !== "category" || count > MOST_CLASSES) {
    throw new Error(
      `"${column.name}" ${count > 0 ? `has ${count} classes` : `is a ${column.kind}`}: choose a column of numbers, or one with at most ${MOST_CLASSES} classes.`,
    );
  }
  return { names: column.categories, targets: codes(column.codes) };
};

const scaled = (values: Float64Array, rows: readonly number[]): ((row: number) => number) => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) [least, most] = [Math.min(least, values[row]!), Math.max(most, values[row]!)];
  const [middle, half] = [(least + most) / 2, (most - least) / 2 || 1];
  return (row) => (REACH * (values[row]! - middle)) / half;
};

const standardized = (values: ArrayLike<number>, rows: readonly number[]): ((row: number) => number) => {
  const mean = rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length;
  const deviation = Math.sqrt(rows.reduce((sum, row) => sum + (values[row]! - mean) ** 2, 0) / rows.length) || 1;
  return (row) => (values[row]! - mean) / deviation;
};
