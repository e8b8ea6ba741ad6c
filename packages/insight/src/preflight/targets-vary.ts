import { rowMajor } from "@gd/tensor";
import { hasLabels } from "../measure/has-labels.js";
import { inWords } from "../measure/in-words.js";
import { momentsOf } from "../measure/moments.js";
import { rowsOf } from "../measure/sample.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** Looks whether all targets are the same. */
export const targetsVary: Check = ({ setup, sample }) => {
  const rows = rowsOf(sample.target);
  if (rows.length < 2) return undefined;
  const different = new Set(rows.map((row) => Array.from(row).join(" "))).size;
  const { mean, deviation } = momentsOf(rowMajor(sample.target));
  const seen = hasLabels(setup.loss, sample.target)
    ? `${rows.length} labels are of ${different} classes.`
    : `${rows.length} targets are ${range(mean, deviation)}, of which ${different} differ.`;
  return found({ name: "targets vary", seen, numbers: { different, mean, deviation } }, different === 1, {
    why:
      "All targets are the same, so that one answer for all is right and nothing is learned of the inputs. The column of targets was " +
      "lost or filled in on the way.",
    source: "S. Ivanov, 37 Reasons why your Neural Network is not working (2017), no. 1: check your input data",
    change: 'fitTarget(table, "price") // look at the column that the targets come from',
  });
};

/** Of its deviation: what rounding leaves of a mean of 0, and of a deviation of 1. */
const ROUNDED = 1e-5;

/** `180 ± 32`, or `0 ± 1 (scaled)`. */
const range = (mean: number, deviation: number): string => {
  if (Math.abs(mean) > ROUNDED * deviation) return `${inWords(mean)} ± ${inWords(deviation)}`;
  return `0 ± ${inWords(deviation)}${Math.abs(deviation - 1) < ROUNDED ? " (scaled)" : ""}`;
};
