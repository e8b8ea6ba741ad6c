import * as Plot from "@observablehq/plot";
import type { TrialRow } from "../trial-rows.js";
import { COLOUR, draw, numberAxis } from "./draw.js";

/** A curve for each trial; those that were pruned in grey behind the others. */
export const curvesFigure = (rows: readonly TrialRow[]): string => {
  const order = [...rows].sort((one, other) => Number(isWhole(one)) - Number(isWhole(other)));
  return draw("Learning curves", {
    height: 420,
    x: numberAxis("epoch"),
    y: numberAxis("validation loss", { type: "log" }),
    marks: order.flatMap((row) => {
      const points = row.trial.curve.flatMap((loss, i) => (loss > 0 ? [[i + 1, loss] as const] : []));
      const stroke = isWhole(row) ? COLOUR : "#888888";
      const options = { x: "0", y: "1", strokeOpacity: 0.5 };
      return points.length === 1
        ? [Plot.dot(points, { ...options, stroke, r: 1.5 })]
        : [Plot.line(points, { ...options, stroke })];
    }),
  });
};

const isWhole = ({ trial }: TrialRow): boolean => trial.status === "completed";
