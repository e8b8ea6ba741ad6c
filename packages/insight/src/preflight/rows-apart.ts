import type { Tensor } from "@gd/tensor";
import { percent } from "../measure/in-words.js";
import { rowsOf } from "../measure/sample.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** Of the rows of the validation: fewer are a coincidence. */
const SOME = 0.01;

/** Looks for rows that stand both in the training and in the validation, more of them than repeat within the training. */
export const rowsApart: Check = ({ sample, validation }) => {
  if (validation === undefined) return undefined;
  const training = textsOf(sample.input);
  const known = new Set(training);
  const held = textsOf(validation.input);
  const shared = held.filter((row) => known.has(row)).length / held.length;
  // A table of few different rows repeats them everywhere.
  const repeated = 1 - known.size / training.length;
  const seen =
    `${howManyStand(shared, held.length)} among ${training.length} of the training, in which ` +
    `${repeated === 0 ? "no row repeats" : `${percent(repeated)} repeat`} another.`;
  return found({ name: "rows apart", seen, numbers: { shared, repeated } }, shared > SOME && shared > 2 * repeated, {
    why:
      "The validation then measures in part what was learned by heart, and looks better than the model is. Rows were split after they " +
      "were repeated or augmented, or the validation was taken from the training.",
    source: "S. Kapoor, A. Narayanan, Leakage and the reproducibility crisis in machine-learning-based science (2023)",
    change:
      "const { training, validation } = divideRows(…) // and repeatedRows of @gd/tables finds those that are in both",
  });
};

/** `None of 100 rows of the validation stands`, `12 % of 100 rows of the validation also stand` */
const howManyStand = (share: number, count: number): string => {
  if (count === 1) return `The 1 row of the validation ${share === 0 ? "does not stand" : "also stands"}`;
  return share === 0
    ? `None of ${count} rows of the validation stands`
    : `${percent(share)} of ${count} rows of the validation also stand`;
};

const textsOf = (batch: Tensor): readonly string[] => rowsOf(batch).map((row) => Array.from(row).join(" "));
