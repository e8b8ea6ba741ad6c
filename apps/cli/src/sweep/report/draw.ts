import { formatNumber } from "@gd/tensor";
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

/** A plot as SVG that takes the colours of its page. */
export const draw = (label: string, options: Plot.PlotOptions): string => {
  const svg = Plot.plot({
    document: parseHTML("<!doctype html><html></html>").document,
    width: 800,
    marginLeft: 80,
    marginBottom: 45,
    style: { background: "transparent", color: "currentColor", fontSize: "12px" },
    ...options,
  });
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg.outerHTML;
};

/** An axis of numbers, with its label in the middle. */
export const numberAxis = (label: string, more: Plot.ScaleOptions = {}): Plot.ScaleOptions => ({
  label,
  grid: true,
  ticks: 8,
  labelAnchor: "center",
  labelArrow: "none",
  tickFormat: (value: number) => formatNumber(value, 4),
  ...more,
});

/** Of all that is drawn of trials. */
export const COLOUR = "#4269d0";
