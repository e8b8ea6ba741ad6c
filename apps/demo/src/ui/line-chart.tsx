import "uplot/dist/uPlot.min.css";
import "./line-chart.css";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { chartHeight } from "./chart-height.js";
import { type Dash, dashOf } from "./dash.js";
import { lineEnd } from "./line-end.js";
import { logTicks, logTickText } from "./log-ticks.js";
import { placePointLabels } from "./place-point-labels.js";
import { type SeriesColor, themeColor } from "./series-color.js";
import { theme } from "./theme.js";

interface Axis {
  /** With its unit, where it has one. */
  readonly label: string;
  readonly scale?: "linear" | "log";
  /** Default: that of the values. */
  readonly range?: readonly [least: number, most: number];
  /** Whether it has whole numbers only, such as iterations. */
  readonly whole?: boolean;
}

export interface LineSeries {
  readonly name: string;
  readonly color: SeriesColor;
  readonly dashed?: Dash;
  /** Draws the line across missing values. Default: false, and it has a gap there. */
  readonly joined?: boolean;
  /** A name at the end of the line. A line that leaves the chart at the top has it there, beside an arrow. */
  readonly endLabel?: string;
  /** At each x; null where there is none. */
  readonly values: readonly (number | null)[];
}

/** A point with a name, such as where a document's descent ended. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly color: SeriesColor;
}

interface LineChartProps {
  /** What there is to see, in a sentence, for those who cannot see it. */
  readonly summary: string;
  readonly x: Axis & { readonly values: readonly number[] };
  readonly y: Axis;
  readonly series: readonly LineSeries[];
  readonly marks?: readonly Mark[];
  /** On a telephone it is lower, on a large screen higher. Default: 300. */
  readonly height?: number;
}

/** Lines over an axis, on a canvas: fast enough to be redrawn in every frame. */
export const LineChart = ({ summary, x, y, series, marks = [], height = 300 }: LineChartProps) => {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  // What changes from frame to frame is read when it is drawn.
  const now: Newest = { marks, x: x.range, y: y.range, ends: series.map(({ endLabel }) => endLabel) };
  const newest = useRef(now);
  newest.current = now;
  const data: uPlot.AlignedData = [x.values as number[], ...series.map(({ values }) => values as (number | null)[])];
  const appearance = JSON.stringify([
    theme.value,
    height,
    ...[x, y].map(({ label, scale, whole, range }) => [label, scale, whole, range === undefined]),
    series.map(({ values, endLabel, ...rest }) => rest),
  ]);

  useEffect(() => {
    const element = place.current!;
    const size = () => ({ width: element.clientWidth, height: chartHeight(height, element.clientWidth) });
    const made = new uPlot(
      optionsOf(size(), x, y, series, () => newest.current),
      data,
      element,
    );
    plot.current = made;
    const watching = new ResizeObserver(() => made.setSize(size()));
    watching.observe(element);
    return () => {
      watching.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [appearance]);
  useEffect(() => plot.current?.setData(data), [data]);

  return (
    <div
      class="line-chart"
      ref={place}
      role="img"
      aria-label={summary}
      style={{ minHeight: `${chartHeight(height, 0)}px` }}
    />
  );
};

interface Newest {
  readonly marks: readonly Mark[];
  readonly x: Axis["range"];
  readonly y: Axis["range"];
  /** The names at the ends of the lines. */
  readonly ends: readonly (string | undefined)[];
}

const optionsOf = (
  { width, height }: { readonly width: number; readonly height: number },
  x: Axis,
  y: Axis,
  series: readonly LineSeries[],
  newest: () => Newest,
): uPlot.Options => {
  const font = `12px ${themeColor("sans")}`;
  const axis = ({ label, scale: kind, whole }: Axis, size: number, room: number): uPlot.Axis => ({
    ...(kind === "log" ? logarithmic(Math.max(2, Math.floor(room / LINE_DISTANCE))) : {}),
    ...(whole ? { incrs: WHOLE_STEPS } : {}),
    label,
    labelFont: font,
    font,
    labelSize: 20,
    size,
    stroke: themeColor("quiet"),
    grid: { stroke: themeColor("line"), width: 1 },
    ticks: { stroke: themeColor("line"), width: 1, size: 4 },
  });
  const scale = (name: "x" | "y", { scale: kind, range }: Axis): uPlot.Scale => ({
    time: false,
    distr: kind === "log" ? 3 : 1,
    ...(range === undefined
      ? {}
      : {
          range: () => {
            const [least, most] = newest()[name] ?? range;
            return [least, most];
          },
        }),
  });
  return {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    padding: [10, 24, 0, 0],
    scales: { x: scale("x", x), y: scale("y", y) },
    axes: [axis(x, 30, width), axis(y, 56, height)],
    series: [
      {},
      ...series.map(
        ({ name, color, dashed, joined = false }): uPlot.Series => ({
          label: name,
          stroke: themeColor(`series-${color}`),
          width: 2,
          points: { show: false },
          spanGaps: joined,
          ...(dashed ? { dash: [...dashOf(dashed)] } : {}),
        }),
      ),
    ],
    hooks: { draw: [(plot) => drawPoints(plot, [...marksOf(newest()), ...endsOf(plot, newest(), series)], font)] },
  };
};

/** The smallest distance between lines of a logarithmic axis, in pixels. */
const LINE_DISTANCE = 32;
const WHOLE_STEPS = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

/** The increment is not used, but without one that fits, uPlot leaves out an axis of many decades. */
const logarithmic = (atMost: number): Pick<uPlot.Axis, "incrs" | "space" | "splits" | "values" | "filter"> => ({
  incrs: [1],
  space: 0,
  splits: (_plot, _axis, least, most) => [...logTicks(least, most, atMost)],
  values: (_plot, ticks) => ticks.map(logTickText),
  filter: (_plot, ticks) => ticks,
});

/** A point with a name: a ring, an arrow at the top, or nothing but its name. */
interface NamedPoint extends Mark {
  readonly shape: "ring" | "arrow" | "none";
}

const marksOf = ({ marks }: Newest): readonly NamedPoint[] => marks.map((mark) => ({ ...mark, shape: "ring" }));

const endsOf = (plot: uPlot, { ends }: Newest, series: readonly LineSeries[]): readonly NamedPoint[] => {
  const [x = [], ...values] = plot.data as readonly (readonly number[])[];
  const most = plot.scales["y"]?.max ?? Number.POSITIVE_INFINITY;
  return ends.flatMap((name, i): NamedPoint[] => {
    const end = name === undefined ? undefined : lineEnd(x, values[i]!, most);
    if (name === undefined || end === undefined) return [];
    return [{ x: end.x, y: end.y, name, color: series[i]!.color, shape: end.above ? "arrow" : "none" }];
  });
};

const drawPoints = (plot: uPlot, points: readonly NamedPoint[], font: string): void => {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const placed = points
    .map((mark) => ({ ...mark, left: plot.valToPos(mark.x, "x", true), top: plot.valToPos(mark.y, "y", true) }))
    .filter(
      ({ left, top }) =>
        left >= bbox.left && left <= bbox.left + bbox.width && top >= bbox.top - 1 && top <= bbox.top + bbox.height,
    );
  ctx.save();
  ctx.font = font.replace("12px", `${12 * ratio}px`);
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  const labels = placePointLabels(
    placed.map(({ left, top, name }) => ({ x: left, y: top, width: ctx.measureText(name).width })),
    15 * ratio,
    9 * ratio,
    bbox,
  );
  placed.forEach(({ left, top, name, color, shape }, i) => {
    drawShape(ctx, shape, { left, top, ratio, color: themeColor(`series-${color}`) });
    const label = labels[i];
    if (label === undefined) return;
    // The text lies on lines: a halo keeps it legible.
    ctx.lineWidth = 4 * ratio;
    ctx.lineJoin = "round";
    ctx.strokeStyle = themeColor("surface");
    ctx.strokeText(name, label.left, label.middle);
    ctx.fillStyle = themeColor(`series-${color}`);
    ctx.fillText(name, label.left, label.middle);
  });
  ctx.restore();
};

interface ShapePlace {
  readonly left: number;
  readonly top: number;
  readonly ratio: number;
  readonly color: string;
}

const drawShape = (
  ctx: CanvasRenderingContext2D,
  shape: NamedPoint["shape"],
  { left, top, ratio, color }: ShapePlace,
): void => {
  if (shape === "none") return;
  ctx.setLineDash([]);
  ctx.beginPath();
  if (shape === "ring") {
    ctx.arc(left, top, 5 * ratio, 0, 2 * Math.PI);
    ctx.fillStyle = themeColor("surface");
    ctx.lineWidth = 2 * ratio;
    ctx.strokeStyle = color;
  } else {
    ctx.moveTo(left, top);
    ctx.lineTo(left - 6 * ratio, top + 10 * ratio);
    ctx.lineTo(left + 6 * ratio, top + 10 * ratio);
    ctx.closePath();
    ctx.fillStyle = color;
    ctx.lineWidth = 1.5 * ratio;
    ctx.strokeStyle = themeColor("surface");
  }
  ctx.fill();
  ctx.stroke();
};
