import * as Plot from "@observablehq/plot";
import { valueInWords } from "../point-in-words.js";
import type { SweepConfig } from "../sweep-config.js";
import type { TrialRow } from "../trial-rows.js";
import { COLOUR, draw, numberAxis } from "./draw.js";
import { isLogarithmic } from "./is-logarithmic.js";
import { scaleOf } from "./scale-of.js";

/** A dot for each trial in which a parameter counts: its value, and the first objective. */
export const sliceFigure = (rows: readonly TrialRow[], { space, objectives }: SweepConfig, name: string): string => {
  const parameter = space[name]!;
  const isChoice = parameter.type === "choice";
  const dots = rows.flatMap(({ trial: { point, values } }) => {
    const value = point[name];
    return value === undefined
      ? []
      : [{ value: isChoice ? valueInWords(value) : Number(value), objective: values[0]! }];
  });
  return draw(`${objectives[0]} by ${name}`, {
    height: 300,
    x: isChoice
      ? {
          label: name,
          labelAnchor: "center",
          labelArrow: "none",
          type: "point",
          domain: parameter.values.map(valueInWords),
        }
      : numberAxis(name, {
          type: isLogarithmic(parameter) ? "log" : "linear",
          domain: [parameter.low, parameter.high],
          ...(parameter.type === "integer" ? { ticks: Math.min(8, parameter.high - parameter.low) } : {}),
        }),
    y: numberAxis(objectives[0]!, { type: scaleOf(dots.map(({ objective }) => objective)) }),
    marks: [Plot.dot(dots, { x: "value", y: "objective", stroke: COLOUR, fill: COLOUR, fillOpacity: 0.3 })],
  });
};
