import { plot } from "asciichart";

/** The characters that draw a curve on a grid of rows and columns; a space where it is not. */
export type CurveCells = readonly (readonly string[])[];

export interface CurveRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly height: number;
}

/** Draws a curve with asciichart, without its axis. Columns where the curve has no value stay empty. */
export const curveCells = (
  heights: readonly (number | undefined)[],
  { minimum, maximum, height }: CurveRange,
): CurveCells => {
  const first = heights.findIndex((value) => value !== undefined);
  if (first < 0) return [];
  const values = heights.filter((value) => value !== undefined);
  // asciichart draws the step from each value to the next: a value repeated shows the last one too.
  const steps = [...values, values.at(-1)!];
  const chart = plot(steps, { min: minimum, max: maximum, height, offset: 2, format: () => " " });
  return chart.split("\n").map((line) => [..." ".repeat(first), ...[...line].slice(2)]);
};
