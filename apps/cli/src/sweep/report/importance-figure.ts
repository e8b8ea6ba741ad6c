import type { Importance } from "@gd/sweep";
import * as Plot from "@observablehq/plot";
import { COLOUR, draw, numberAxis } from "./draw.js";

/** A bar for each parameter. */
export const importanceFigure = (shares: readonly Importance[]): string =>
  draw("How much each parameter matters", {
    height: 60 + 30 * shares.length,
    marginLeft: 120,
    x: numberAxis("share of the variance, %", { percent: true }),
    y: { label: null, domain: shares.map(({ name }) => name) },
    marks: [Plot.barX([...shares], { x: "share", y: "name", fill: COLOUR }), Plot.ruleX([0])],
  });
