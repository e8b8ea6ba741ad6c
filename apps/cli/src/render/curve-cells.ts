import { plot } from "asciichart";

/** A curve in characters, on a grid of rows and columns; spaces where it is not. */
export type CurveCells = readonly (readonly string[])[];

export interface CurveRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly height: number;
}

/** Draws a curve with asciichart over height + 1 rows, without an axis. Columns without a value stay empty. */
export const curveCells = (
  values: readonly (number | undefined)[],
  { minimum, maximum, height }: CurveRange,
): CurveCells => {
  const first = values.findIndex((value) => value !== undefined);
  if (first < 0) return [];
  const rows = values
    .filter((value) => value !== undefined)
    .map((value) => ((value - minimum) / (maximum - minimum)) * height);
  // asciichart draws the step from each value to the next: the last value is repeated so that it is drawn as well.
  const chart = plot([...rows, rows.at(-1)!], { min: 0, max: height, height, offset: 2, format: () => " " });
  return chart.split("\n").map((line) => [..." ".repeat(first), ...[...line].slice(2)]);
};
