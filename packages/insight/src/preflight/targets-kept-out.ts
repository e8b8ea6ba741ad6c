import { rowMajor } from "@gd/tensor";
import { explains } from "../measure/explains.js";
import { hasLabels } from "../measure/has-labels.js";
import { percent } from "../measure/in-words.js";
import { takesLabels } from "../measure/layers-of.js";
import { leakOf } from "../measure/leak-of.js";
import { oneHotFrom } from "../measure/one-hot-from.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** A share of the targets that is all of them but for rounding: one feature may well explain most. */
const ALL = 0.995;
/** Of more features, such as flattened images, none is a column. */
const MOST_FEATURES = 256;

/** Looks for a feature of a table that alone explains all of the targets, while no other column explains much. */
export const targetsKeptOut: Check = ({ setup, sample, names }) => {
  const { input, target } = sample;
  const [examples, width = 0, ...more] = input.shape;
  if (more.length > 0 || width === 0 || width > MOST_FEATURES || examples < 10 || takesLabels(setup.model)) {
    return undefined;
  }
  const explained = explains(sample, hasLabels(setup.loss, target));
  const best = explained.indexOf(Math.max(...explained));
  const leak = leakOf(explained, oneHotFrom(rowMajor(input), width));
  const called = names.columns?.[best] ?? `feature ${best + 1}`;
  const seen = `Alone, ${called} explains ${percent(explained[best]!)} of the targets, and no other more.`;
  const numbers = { feature: best, explains: explained[best]! };
  const isLeak = leak !== undefined && leak.explains >= ALL;
  const column = names.columns === undefined ? "name" : JSON.stringify(names.columns[best]);
  return found({ name: "targets kept out", seen, numbers }, isLeak, {
    why:
      "It may be a copy of the answer, or have been made of it, and will not be known where the answer is not. The model then " +
      "looks better than it is.",
    source:
      "S. Kapoor, A. Narayanan, Leakage and the reproducibility crisis in machine-learning-based science (2023), L2",
    change: `fitFeatures(table, { columns: { ${column}: "omit" } }) // ${called}, if it was made of the answer`,
  });
};
