import "./path-chart.css";
import { NOTEBOOK_REGRESSION, type RacerName } from "@gd/experiments";
import { chartHeight } from "../../ui/chart-height.js";
import { dashOf } from "../../ui/dash.js";
import { colorVariable } from "../../ui/series-color.js";
import { useWidth } from "../../ui/use-width.js";
import { type Contour, contourAt, contourHeights, sliceOf } from "./contours.js";
import type { DescentPicture } from "./descent-picture.js";
import type { DescentSettings } from "./descent-settings.js";
import { pairOf } from "./pair.js";
import { PathEnds, pathEnd } from "./path-ends.js";
import { RACER_LABELS } from "./racers.js";
import { fixed, indexed, rounded, whole } from "./show-figure.js";
import { ticksWithin, type ViewWindow, viewWindow } from "./view-window.js";

/** In a chart of the usual width. */
const HEIGHT = 320;
const MARGIN = { left: 42, top: 10, right: 12, bottom: 40 };

interface PathChartProps {
  readonly picture: DescentPicture;
  readonly settings: Pick<DescentSettings, "pair" | "others">;
}

/** The path of two weights over the contours of the cost. */
export const PathChart = ({ picture, settings }: PathChartProps) => {
  const [element, width] = useWidth<HTMLDivElement>();
  return (
    <div class="path-chart" ref={element} style={{ minHeight: `${chartHeight(HEIGHT, width)}px` }}>
      {width > 0 && <Drawing picture={picture} settings={settings} width={width} />}
    </div>
  );
};

const Drawing = ({ picture, settings, width }: PathChartProps & { readonly width: number }) => {
  const pair = pairOf(settings.pair);
  const { bowl, racers, watched } = picture;
  const height = chartHeight(HEIGHT, width);
  const frame = {
    left: MARGIN.left,
    top: MARGIN.top,
    width: width - MARGIN.left - MARGIN.right,
    height: height - MARGIN.top - MARGIN.bottom,
  };
  const place = (weights: ArrayLike<number>, offset = 0) =>
    [weights[offset + pair[0]]!, weights[offset + pair[1]]!] as const;
  const paths = racers.map(({ path }) => Array.from({ length: path.length / 5 }, (_, i) => place(path, i * 5)));
  const view = viewWindow([[0, 0], place(bowl.bottom)], paths.flat(), frame.width, frame.height);
  const unit = frame.width / (view.x[1] - view.x[0]);
  const left = (x: number): number => MARGIN.left + (x - view.x[0]) * unit;
  const top = (y: number): number => MARGIN.top + (view.y[1] - y) * unit;

  const slice = sliceOf(bowl, pair, settings.others === "watched" ? watched.weights : bowl.bottom);
  const contours = contourHeights(10, 300_000)
    .map((above) => contourAt(slice, above))
    .filter((contour) => contour !== undefined)
    .filter(({ radii }) => radii[1] * unit >= 5 && radii[1] * unit < 2 * (width + height));
  const ends = racers.map(({ name }, i) => {
    const [x, y] = paths[i]!.at(-1) ?? [0, 0];
    return pathEnd(name, left(x), top(y), frame);
  });

  return (
    <svg class="path-drawing" width={width} height={height} role="img" aria-label={summaryOf(picture, pair)}>
      <clipPath id="path-frame">
        <rect x={MARGIN.left} y={MARGIN.top} width={frame.width} height={frame.height} />
      </clipPath>
      <g clip-path="url(#path-frame)">
        {contours.toReversed().map(({ above, center, radii, angle }) => (
          <ellipse
            key={above}
            class="contour"
            rx={radii[0] * unit}
            ry={radii[1] * unit}
            transform={`translate(${left(center[0]).toFixed(1)} ${top(center[1]).toFixed(1)}) rotate(${((-angle * 180) / Math.PI).toFixed(2)})`}
          />
        ))}
      </g>
      <Axes view={view} left={left} top={top} pair={pair} width={width} height={height} />
      <g clip-path="url(#path-frame)">
        {contours.map((contour) => {
          if (contour.radii[1] * unit < 14) return null;
          const [x, y] = besideAxis(contour);
          return (
            <ContourLabel
              key={contour.above}
              above={contour.above}
              x={left(x)}
              y={top(y)}
              width={width}
              height={height}
            />
          );
        })}
        {racers.map((racer, i) => (
          <Path key={racer.name} name={racer.name} points={paths[i]!.map(([x, y]) => [left(x), top(y)])} />
        ))}
        {racers.map(({ name }) => (
          <Printed key={name} name={name} pair={pair} left={left} top={top} />
        ))}
        <path class="bottom" d={`M${left(place(bowl.bottom)[0]) - 6} ${top(place(bowl.bottom)[1])}h12m-6 -6v12`} />
      </g>
      <PathEnds ends={ends} frame={frame} named={picture.iterations.length > 1} />
    </svg>
  );
};

/** A place on a contour away from its longer axis, along which racers come. */
const besideAxis = ({ center, radii, angle }: Contour): readonly [number, number] => {
  const places = [0.72, -0.72, Math.PI - 0.72, Math.PI + 0.72].map((turn) => {
    const [along, across] = [radii[0] * Math.cos(turn), radii[1] * Math.sin(turn)];
    return [
      center[0] + along * Math.cos(angle) - across * Math.sin(angle),
      center[1] + along * Math.sin(angle) + across * Math.cos(angle),
    ] as const;
  });
  // Towards the start, and then to the left.
  const near = places.toSorted((one, other) => Math.hypot(...one) - Math.hypot(...other)).slice(0, 2);
  return near.toSorted((one, other) => one[0] - other[0])[0]!;
};

interface ContourLabelProps {
  readonly above: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Left out if it would be cut off. */
const ContourLabel = ({ above, x, y, width, height }: ContourLabelProps) =>
  x > MARGIN.left + 22 && x < width - MARGIN.right - 22 && y > MARGIN.top + 10 && y < height - MARGIN.bottom - 8 ? (
    <text class="contour-label" x={x} y={y} dy="0.35em">
      +{whole(above)}
    </text>
  ) : null;

interface AxesProps {
  readonly view: ViewWindow;
  readonly left: (x: number) => number;
  readonly top: (y: number) => number;
  readonly pair: readonly [number, number];
  readonly width: number;
  readonly height: number;
}

const Axes = ({ view, left, top, pair, width, height }: AxesProps) => {
  const base = height - MARGIN.bottom;
  return (
    <g class="axes">
      {ticksWithin(view.x, width < 360 ? 4 : 6).map((tick) => (
        <g key={`x${tick}`}>
          <line x1={left(tick)} x2={left(tick)} y1={MARGIN.top} y2={base} />
          <text x={left(tick)} y={base + 16} text-anchor="middle">
            {rounded(tick)}
          </text>
        </g>
      ))}
      {ticksWithin(view.y, 5).map((tick) => (
        <g key={`y${tick}`}>
          <line x1={MARGIN.left} x2={width - MARGIN.right} y1={top(tick)} y2={top(tick)} />
          <text x={MARGIN.left - 7} y={top(tick)} dy="0.35em" text-anchor="end">
            {rounded(tick)}
          </text>
        </g>
      ))}
      <text x={(MARGIN.left + width - MARGIN.right) / 2} y={height - 6} text-anchor="middle">
        weight {indexed("w", pair[0])}
      </text>
      <text transform={`translate(11 ${(MARGIN.top + base) / 2}) rotate(-90)`} text-anchor="middle">
        weight {indexed("w", pair[1])}
      </text>
    </g>
  );
};

/** How far outside the drawing lines go on, in pixels. */
const FAR = 1e4;
/** Dashes and dots of longer paths cannot be told apart, and take long to draw. */
const SHORT = 120;

interface PathProps {
  readonly name: RacerName;
  readonly points: readonly (readonly [number, number])[];
}

const Path = ({ name, points }: PathProps) => {
  // Browsers leave out lines that are too far away, and do not draw infinite numbers at all.
  const clamp = (value: number) => Math.max(-FAR, Math.min(FAR, value)).toFixed(1);
  const short = points.length <= SHORT;
  const shown = points.map(([x, y]) => `${clamp(x)} ${clamp(y)}`);
  const { color, dashed } = RACER_LABELS[name];
  return (
    <g style={{ "--racer": colorVariable(color) }}>
      <path class="line" d={`M${shown.join("L")}`} {...(short && { "stroke-dasharray": dashOf(dashed).join(" ") })} />
      {short && <path class="stops" d={shown.map((point) => `M${point}h0`).join("")} />}
    </g>
  );
};

/** Where the notebook's variant ended; it printed w₁ to w₄. */
const Printed = ({
  name,
  pair,
  left,
  top,
}: Pick<AxesProps, "pair" | "left" | "top"> & { readonly name: RacerName }) => {
  if (name === "adam" || pair[0] === 0) return null;
  const { slopes } = NOTEBOOK_REGRESSION[name];
  return (
    <circle
      class="printed"
      style={{ "--racer": colorVariable(RACER_LABELS[name].color) }}
      cx={left(slopes[pair[0] - 1]!)}
      cy={top(slopes[pair[1] - 1]!)}
      r={7}
    />
  );
};

const summaryOf = ({ racers, bowl }: DescentPicture, [first, second]: readonly [number, number]): string => {
  const at = (weights: readonly number[]) => `${fixed(weights[first]!, 2)}, ${fixed(weights[second]!, 2)}`;
  const places = racers.map(({ name, weights }) => `${RACER_LABELS[name].title} is at ${at(weights)}`);
  return `The weights w${first}, w${second} over contours of the cost. The lowest cost is at ${at(bowl.bottom)}. ${places.join("; ")}.`;
};
