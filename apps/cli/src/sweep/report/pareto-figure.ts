import * as Plot from "@observablehq/plot";
import type { SweepConfig } from "../sweep-config.js";
import type { TrialRow } from "../trial-rows.js";
import { COLOUR, draw, numberAxis } from "./draw.js";
import { scaleOf } from "./scale-of.js";

/** A dot for each trial by its first two objectives, and a line through those that no other one beats. */
export const paretoFigure = (
  rows: readonly TrialRow[],
  { objectives }: SweepConfig,
  front: readonly number[],
): string => {
  const dots = rows.map(({ trial }) => ({ x: trial.values[0]!, y: trial.values[1]! }));
  const line = front.map((i) => dots[i]!).sort((one, other) => one.x - other.x);
  return draw(`${objectives[1]} by ${objectives[0]}`, {
    height: 360,
    x: numberAxis(objectives[0]!, { type: scaleOf(dots.map(({ x }) => x)) }),
    y: numberAxis(objectives[1]!, { type: scaleOf(dots.map(({ y }) => y)) }),
    marks: [
      Plot.dot(dots, { x: "x", y: "y", stroke: "#888888" }),
      Plot.line(line, { x: "x", y: "y", stroke: COLOUR, curve: "step-after" }),
      Plot.dot(line, { x: "x", y: "y", stroke: COLOUR, fill: COLOUR }),
    ],
  });
};
