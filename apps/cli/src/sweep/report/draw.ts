import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

/** A plot as SVG that takes the colours of its page. */
export const draw = (label: string, options: Plot.PlotOptions): string => {
  const svg = Plot.plot({
    document: parseHTML("<!doctype html><html></html>").document,
    width: 800,
    marginLeft: 80,
    style: { background: "transparent", color: "currentColor", fontSize: "12px" },
    ...options,
  });
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg.outerHTML;
};

/** Of all that is drawn of trials. */
export const COLOUR = "#4269d0";
