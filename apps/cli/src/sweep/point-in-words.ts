import type { Point } from "@gd/sweep";
import { formatNumber } from "@gd/tensor";

/** A point, in few digits: `learningRate 0.0123, hidden [32]`. */
export const pointInWords = (point: Point): string =>
  Object.entries(point)
    .map(([name, value]) => `${name} ${valueInWords(value)}`)
    .join(", ");

/** A value of a parameter, in few digits. */
export const valueInWords = (value: unknown): string => {
  if (typeof value === "number") return formatNumber(value, 4);
  return typeof value === "string" ? value : JSON.stringify(value);
};
