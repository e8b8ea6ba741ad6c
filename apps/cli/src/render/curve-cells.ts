import { plot } from "asciichart";

/** The characters that draw a curve on a grid of rows and columns; a space where it is not. */
export type CurveCells = readonly (readonly string[])[];

export interface CurveRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly height: number;
}

/** Draws a curve with asciichart over height + 1 rows, without its axis. Where the curve has no value it stays empty. */
export const curveCells = (
  values: readonly (number | undefined)[],
  { minimum, maximum, height }: CurveRange,
): CurveCells => {
  const first = values.findIndex((value) => value !== undefined);
  if (first < 0) return [];
  const rows = values
    .filter((value) => value !== undefined)
    .map((value) => ((value - minimum) / (maximum - minimum)) * height);
  // asciichart draws the step from each value to the next: repeating the last one shows it too.
  const chart = plot([...rows, rows.at(-1)!], { min: 0, max: height, height, offset: 2, format: () => " " });
  return chart.split("\n").map((line) => [..." ".repeat(first), ...[...line].slice(2)]);
};
