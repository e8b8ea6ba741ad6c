import type { RacerName } from "@gd/experiments";
import { placePointLabels } from "../../ui/place-point-labels.js";
import { colorVariable } from "../../ui/series-color.js";
import { RACER_LABELS } from "./racers.js";

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a path ends in the drawing: at the edge of the frame if it has left it. */
export interface PathEnd {
  readonly name: RacerName;
  readonly x: number;
  readonly y: number;
  readonly outside: boolean;
}

export const pathEnd = (name: RacerName, x: number, y: number, { left, top, width, height }: Frame): PathEnd => {
  const inside = (place: number, from: number, length: number) =>
    Number.isNaN(place) ? from : Math.min(from + length, Math.max(from, place));
  const at = { x: inside(x, left, width), y: inside(y, top, height) };
  return { name, ...at, outside: at.x !== x || at.y !== y };
};

/** The width of a character on average, in pixels, which is close enough to keep names apart. */
const CHARACTER = 6.4;

interface PathEndsProps {
  readonly ends: readonly PathEnd[];
  readonly frame: Frame;
  /** Whether names fit: at the start all racers are in one place. */
  readonly named: boolean;
}

/** Where each racer is, with its name; a hollow circle for one that is outside. */
export const PathEnds = ({ ends, frame, named }: PathEndsProps) => {
  const names = ends.map(({ name, outside }) => `${RACER_LABELS[name].title}${outside ? ", outside" : ""}`);
  const labels = placePointLabels(
    ends.map(({ x, y }, i) => ({ x, y, width: names[i]!.length * CHARACTER })),
    14,
    9,
    frame,
  );
  return (
    <g class="ends">
      {ends.map(({ name, x, y, outside }, i) => {
        const label = labels[i];
        return (
          <g key={name} style={{ "--racer": colorVariable(RACER_LABELS[name].color) }}>
            <circle class={outside ? "place outside" : "place"} cx={x} cy={y} r={5} />
            {named && label && (
              <text x={label.left} y={label.middle} dy="0.35em">
                {names[i]}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};
