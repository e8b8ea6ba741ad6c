import type { Axis, Figure } from "@gd/experiments";
import { formatNumber } from "@gd/tensor";
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { seriesPoints } from "../render/series-points.js";
import { withPowers } from "../render/with-powers.js";

const palette = ["#4269d0", "#efb118", "#ff725c", "#3ca951", "#a463f2", "#6cc5b0", "#9c6b4e", "#97bbf5"];

/** How a figure is drawn. */
interface PlotOptions {
  /** Default: white. */
  readonly background?: string;
  /** Of texts. Default: black. */
  readonly color?: string;
  /** What it shows, for those who do not see it. Default: none. */
  readonly label?: string;
}

/** The figure as an SVG document, with axes, a title and a legend. */
export const plotFigure = (
  figure: Figure,
  { background = "white", color = "black", label }: PlotOptions = {},
): string => {
  const points = seriesPoints(figure);
  const colour = (index: number) => palette[index % palette.length]!;
  const lineHeight = 18;
  const marginTop = 50 + lineHeight * figure.series.length;
  // In the margin, the title is line 0, and each entry of the legend has a line below it.
  const atTop = (line: number) => ({ frameAnchor: "top-left" as const, dy: line * lineHeight - marginTop + 24 });
  const text = { textAnchor: "start", lineAnchor: "middle" } as const;
  const svg = Plot.plot({
    document: parseHTML("<!doctype html><html></html>").document,
    width: 800,
    height: 420 + marginTop,
    marginTop,
    marginLeft: 80,
    marginRight: 40,
    marginBottom: 50,
    style: { background, color, fontFamily: "DejaVu Sans, sans-serif", fontSize: "12px" },
    x: { ...axis(figure.x), ticks: ticksAt(points.flatMap((curve) => curve.map(([x]) => x))) },
    y: axis(figure.y),
    marks: [
      Plot.frame({ stroke: "#ccc" }),
      ...points.map((curve, index) => Plot.line(curve, { x: "0", y: "1", stroke: colour(index), strokeWidth: 1.5 })),
      Plot.text([figure.title], { ...atTop(0), ...text, fontWeight: "bold", fontSize: 15 }),
      ...figure.series.flatMap(({ name }, index) => [
        Plot.dot([name], { ...atTop(index + 1), dx: 5, r: 5, fill: colour(index) }),
        Plot.text([name], { ...atTop(index + 1), dx: 18, ...text }),
      ]),
    ],
  });
  // Plot draws for a page; a file must name its namespace.
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  if (label !== undefined) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  }
  return svg.outerHTML;
};

const TICKS = 8;

/** A few whole numbers all stand on an axis, and nothing between them: there are no halves of layers. */
const ticksAt = (places: readonly number[]): readonly number[] | number => {
  const different = [...new Set(places)];
  return different.length <= TICKS && different.every(Number.isInteger) ? different : TICKS;
};

const axis = ({ label, scale }: Axis) =>
  ({
    label,
    type: scale,
    grid: true,
    ticks: TICKS,
    labelAnchor: "center",
    labelArrow: "none",
    tickFormat: tickOf,
  }) as const;

const tickOf = (value: number): string =>
  Math.abs(value) >= 1000 && Math.abs(value) < 1e6 ? value.toLocaleString("en-US") : withPowers(formatNumber(value, 6));
