import { type ColumnFeatures, columnOf, featureNames, rowsWith, type Table } from "@gd/tables";
import { formatNumber } from "@gd/tensor";
import type { TableModel } from "../model/open-model.js";

/** What is to be known of a row before its derivation: the cells it lacks, and how its numbers become inputs and the target. */
export const notesOnRow = (
  { features, target }: TableModel,
  table: Table,
  row: number,
  digits: number = 6,
): readonly string[] => {
  const number = (value: number): string => formatNumber(value, digits).replaceAll("-", "−");
  const has = (column: string): boolean => rowsWith(table, column).includes(row - 1);
  const missing = features.columns.filter(({ column }) => !has(column));
  const names = missing.map(({ column }) => column).join(", ");
  const fills = missing.map((column) => fillOf(column, number)).join(", ");
  const lacks = missing.length === 0 ? [] : [`Row ${row} has no ${names}: the model puts ${fills} there.`];

  const hasTarget = table.columns.some(({ name }) => name === target.column);
  const isKnown = hasTarget && has(target.column);
  const subject = hasTarget ? (missing.length === 0 ? `Row ${row}` : "It") : table.name;
  const ends = isKnown ? [] : [`${subject} has no ${target.column}: the derivation ends with the output.`];

  /** `x[1] = (40.3 − 43.92) / 5.46 = −0.663, for culmen_length_mm` */
  const scaled = (symbol: string, cell: number, center: number, scale: number, column: string): string => {
    const difference = `${number(cell)} ${center < 0 ? "+" : "−"} ${number(Math.abs(center))}`;
    return `${symbol} = (${difference}) / ${number(scale)} = ${number((cell - center) / scale)}, for ${column}.`;
  };
  const cell = (name: string): number | undefined => {
    const column = columnOf(table, name);
    return column.kind === "number" ? column.values[row - 1] : undefined;
  };
  const inputs = featureNames(features);
  const cells = inputs.length > MOST_INPUTS ? [] : features.columns;
  const lines = cells.flatMap((learned) => {
    if (learned.kind !== "number" || learned.log) return [];
    const { column, center, scale, fill } = learned;
    const value = cell(column);
    if (value === undefined) return [];
    return [scaled(`x[${inputs.indexOf(column) + 1}]`, Number.isNaN(value) ? fill : value, center, scale, column)];
  });
  const ofTarget = isKnown && target.kind === "number" ? cell(target.column) : undefined;
  if (ofTarget !== undefined && target.kind === "number")
    lines.push(scaled("t[1]", ofTarget, target.mean, target.deviation, target.column));
  return [[...lacks, ...ends].join(" "), ...lines].filter((note) => note !== "");
};

/** Of more, the derivation writes no x out. */
const MOST_INPUTS = 36;

/** What the features of a column have where a row has none. */
const fillOf = (learned: ColumnFeatures, number: (value: number) => string): string => {
  switch (learned.kind) {
    case "number":
    case "boolean":
      return number(learned.fill);
    case "oneHot":
      return learned.marker ? "a category of its own" : "another category";
    case "ordinal":
    case "date":
      return "the mean";
    case "text":
      return "no words";
  }
};
