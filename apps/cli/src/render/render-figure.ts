import type { Axis, Figure } from "@gd/experiments";
import { axisLabels } from "./axis-labels.js";
import { type CurveCells, curveCells } from "./curve-cells.js";
import { renderLegend } from "./render-legend.js";
import { renderText } from "./render-text.js";
import { sampleCurve } from "./sample-curve.js";
import type { Screen } from "./screen.js";
import { seriesPoints } from "./series-points.js";

const height = 12;

/** The curves of a figure as characters, with both axes and a legend. */
export const renderFigure = (figure: Figure, { width, colours }: Screen): string => {
  const title = renderText(colours.bold(figure.title), width);
  const shown = figure.series.map(({ name }, index) => ({ name, points: seriesPoints(figure)[index]! }));
  const curves = shown.filter(({ points }) => points.length > 0);
  if (curves.length === 0) return `${title}\n  (nothing to draw)`;

  const onAxes = curves.map(({ points }) =>
    points.map(([x, y]) => [position(figure.x, x), position(figure.y, y)] as const),
  );
  const xRange = range(onAxes.flatMap((points) => points.map(([x]) => x)));
  const yRange = widened(range(onAxes.flatMap((points) => points.map(([, y]) => y))));

  const labels = axisLabels(figure.y, rowPositions(yRange));
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const columns = Math.max(10, width - labelWidth - 2);
  const grids = onAxes.map((points) => curveCells(sampleCurve(points, { ...xRange, columns }), { ...yRange, height }));

  // Without colours, each of several curves is drawn with its own letter.
  const paints = [colours.cyan, colours.yellow, colours.magenta, colours.green, colours.red, colours.blue];
  const plain = colours.cyan("x") === "x" && curves.length > 1;
  const mark = (cell: string, curve: number) => (plain ? letter(curve) : paints[curve % paints.length]!(cell));

  const lines = labels.map((label, row) => {
    const cells = Array.from({ length: columns }, (_, column) => marked(grids, row, column, mark));
    return `${label.padStart(labelWidth)} ┤${cells.join("").trimEnd()}`;
  });
  const indent = " ".repeat(labelWidth + 1);
  const legend = curves.map(({ name }, index) => `${mark("──", index)} ${name}`);
  return [
    title,
    renderText(colours.dim(axisTitle(figure.y)), width),
    ...lines,
    `${indent}└${"─".repeat(columns)}`,
    `${indent} ${xLabels(figure.x, xRange, columns)}`,
    `${indent} ${renderText(colours.dim(axisTitle(figure.x)), width, `${indent} `)}`,
    ...renderLegend(legend, columns).map((line) => `${indent} ${line}`),
  ].join("\n");
};

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

const position = ({ scale }: Axis, value: number): number => (scale === "log" ? Math.log10(value) : value);

const axisTitle = ({ label, scale }: Axis): string => (scale === "log" ? `${label} (logarithmic)` : label);

const range = (values: readonly number[]): Range =>
  values.reduce(
    ({ minimum, maximum }, value) => ({ minimum: Math.min(minimum, value), maximum: Math.max(maximum, value) }),
    { minimum: Number.POSITIVE_INFINITY, maximum: Number.NEGATIVE_INFINITY },
  );

/** A constant curve lies in the middle of some height. */
const widened = ({ minimum, maximum }: Range): Range => {
  const margin = maximum > minimum ? 0 : Math.abs(maximum) / 2 || 1;
  return { minimum: minimum - margin, maximum: maximum + margin };
};

/** The position of each row, from the top down. */
const rowPositions = ({ minimum, maximum }: Range): readonly number[] =>
  Array.from({ length: height + 1 }, (_, row) => maximum - (row * (maximum - minimum)) / height);

const letter = (curve: number): string => String.fromCharCode("a".charCodeAt(0) + (curve % 26));

/** Where curves coincide they take turns, so that each can be seen. */
const marked = (
  grids: readonly CurveCells[],
  row: number,
  column: number,
  mark: (cell: string, curve: number) => string,
): string => {
  const here = grids.flatMap((grid, curve) => ((grid[row]?.[column] ?? " ") === " " ? [] : [curve]));
  if (here.length === 0) return " ";
  const curve = here[Math.floor(column / 3) % here.length]!;
  return mark(grids[curve]![row]![column]!, curve);
};

/** The ends of the x axis, and its middle where there is room. */
const xLabels = (axis: Axis, { minimum, maximum }: Range, columns: number): string => {
  if (minimum === maximum) return axisLabels(axis, [minimum]).join("");
  const [left, middle, right] = axisLabels(axis, [minimum, (minimum + maximum) / 2, maximum]);
  if (left!.length + middle!.length + right!.length + 4 > columns)
    return left + right!.padStart(columns - left!.length);
  const half = Math.floor((columns - middle!.length) / 2);
  return left!.padEnd(half) + middle + right!.padStart(columns - half - middle!.length);
};
