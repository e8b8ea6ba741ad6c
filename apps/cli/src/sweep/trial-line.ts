import type { Outcome, Point } from "@gd/sweep";
import { formatNumber } from "@gd/tensor";
import { counted } from "../render/counted.js";
import type { SweepConfig } from "./sweep-config.js";

/** A trial that has ended, or a part of it, in a line: `trial 12: 0.213, 40 epochs; learningRate 0.0123, hidden [32]`. */
export const trialLine = (
  { trial, point, status, values, curve, reason }: Outcome & { readonly trial: number; readonly point: Point },
  { objectives }: SweepConfig,
): string => {
  const result =
    status === "failed"
      ? `failed: ${reason}`
      : `${values.map((value, i) => (i === 0 ? "" : `${objectives[i]} `) + formatNumber(value, 4)).join(", ")}${status === "completed" ? "" : ` (${status})`}, ${counted(curve.length, "epoch")}`;
  return `trial ${trial}: ${result}; ${pointInWords(point)}`;
};

/** `learningRate 0.0123, hidden [32]` */
export const pointInWords = (point: Point): string =>
  Object.entries(point)
    .map(([name, value]) => `${name} ${valueInWords(value)}`)
    .join(", ");

/** A value of a parameter, in few digits. */
export const valueInWords = (value: unknown): string => {
  if (typeof value === "number") return formatNumber(value, 4);
  return typeof value === "string" ? value : JSON.stringify(value);
};
