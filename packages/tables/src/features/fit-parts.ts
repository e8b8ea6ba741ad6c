import type { DateColumn } from "../table/table.js";
import { type DatePart, datePart } from "./date-parts.js";
import type { DateFeatures } from "./features.js";
import { scaling } from "./scaling.js";
import { momentsOf } from "./statistics.js";

const USUAL_PARTS: readonly DatePart[] = ["time", "month", "weekday", "hour"];

/** Learns the scales of parts of dates; of the usual parts, those that vary are taken. */
export const fitParts = (
  { values }: DateColumn,
  rows: Uint32Array,
  chosen: readonly DatePart[] | undefined,
): DateFeatures["parts"] => {
  const present = Float64Array.from(rows, (row) => values[row]!).filter((moment) => !Number.isNaN(moment));
  const fitted = (chosen ?? USUAL_PARTS).map((part) => {
    const { mean, deviation } = momentsOf(present.map((moment) => datePart(moment, part)));
    return { part, ...scaling(mean, deviation), isConstant: deviation === 0 };
  });
  return fitted
    .filter(({ isConstant, part }) => chosen !== undefined || !isConstant || part === "time")
    .map(({ part, center, scale }) => ({ part, center, scale }));
};
