import { rowMajor } from "@gd/tensor";
import { inWords } from "../measure/in-words.js";
import { momentsOf } from "../measure/moments.js";
import { rowsOf } from "../measure/sample.js";
import { taskOf } from "../measure/task.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** Looks whether all targets are the same. */
export const targetsVary: Check = ({ setup, sample }) => {
  const rows = rowsOf(sample.target);
  if (rows.length < 2) return undefined;
  const different = new Set(rows.map((row) => Array.from(row).join(" "))).size;
  const { mean, deviation } = momentsOf(rowMajor(sample.target));
  const classes = taskOf(setup.loss) === "classes" && sample.target.shape.length === 1;
  const seen = classes
    ? `${rows.length} labels are of ${different} classes.`
    : `${rows.length} targets are ${inWords(mean)} ± ${inWords(deviation)}, of which ${different} differ.`;
  return found({ name: "targets vary", seen, numbers: { different, mean, deviation } }, different === 1, {
    why:
      "All targets are the same, so that one answer for all is right and nothing is learned of the inputs. The column of targets was " +
      "lost or filled in on the way.",
    source: "S. Ivanov, 37 Reasons why your Neural Network is not working (2017), no. 1: check your input data",
    change: 'fitTarget(table, "price") // look at the column that the targets come from',
  });
};
