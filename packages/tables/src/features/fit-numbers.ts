import type { NumberColumn } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import type { NumberChoice } from "./feature-choice.js";
import type { NumberFeatures, Scaling } from "./features.js";
import { scaling } from "./scaling.js";
import { signedLog } from "./signed-log.js";
import { momentsOf, mostFrequentOf, quantileOf } from "./statistics.js";

/** Learns how a column of numbers becomes features. */
export const fitNumbers = (
  { name, values, written, unit }: NumberColumn,
  rows: Uint32Array,
  { impute = "median", marker: wantsMarker, scale = "standardize", log = false }: NumberChoice,
  isSeenMissing: boolean,
  table: string,
): NumberFeatures => {
  const present = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) {
      const advice = "Leave the row out, or make it NaN, which is a missing value.";
      const place = { reason: "type", table, row: row + 1, column: name } as const;
      throw new TableError({ ...place, expected: "a finite number", received: String(value), advice });
    }
    present[count++] = value;
  }
  const seen = present.subarray(0, count);
  const fill = typeof impute === "number" ? impute : FILLS[impute](seen);
  const scaled = log ? seen.map(signedLog) : seen;
  const marker = wantsMarker ?? isSeenMissing;
  return {
    column: name,
    kind: "number",
    ...(written === undefined ? {} : { written }),
    ...(unit === undefined ? {} : { unit }),
    log,
    fill,
    marker,
    ...scalingOf(scaled, scale),
  };
};

const FILLS = {
  mean: (values: Float64Array) => momentsOf(values).mean,
  median: (values: Float64Array) => quantileOf(values, 0.5),
  mostFrequent: mostFrequentOf,
} as const;

const scalingOf = (values: Float64Array, scale: NonNullable<NumberChoice["scale"]>): Scaling => {
  switch (scale) {
    case "standardize": {
      const { mean, deviation } = momentsOf(values);
      return scaling(mean, deviation);
    }
    case "minMax": {
      let [smallest, largest] = [values[0]!, values[0]!];
      for (const value of values) {
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
      }
      return scaling(smallest, largest - smallest);
    }
    case "robust": {
      const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantileOf(values, share)) as [
        number,
        number,
        number,
      ];
      return scaling(middle, high - low);
    }
    case "none":
      return scaling(0, 1);
  }
};
