import { rowMajor } from "@gd/tensor";
import { hasLabels } from "../measure/has-labels.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** Looks for classes of the training that are missing in the validation, and for those that are only there. */
export const classesValidated: Check = ({ setup, sample, validation, names }) => {
  if (validation === undefined || !hasLabels(setup.loss, sample.target)) return undefined;
  const trained = new Set(rowMajor(sample.target));
  const validated = new Set(rowMajor(validation.target));
  const missing = [...trained].filter((label) => !validated.has(label)).sort((a, b) => a - b);
  const unknown = [...validated].filter((label) => !trained.has(label)).sort((a, b) => a - b);
  const list = (labels: readonly number[]): string => labels.map((label) => names.classes?.[label] ?? label).join(", ");
  const seen = [
    missing.length === 0
      ? `The validation has all ${trained.size} classes of the training`
      : `The validation misses ${list(missing)} of the ${trained.size} classes of the training`,
    unknown.length === 0 ? "." : `; the training misses ${list(unknown)} of the validation.`,
  ].join("");
  const numbers = { classes: trained.size, missing: missing.length, unknown: unknown.length };
  return found({ name: "classes validated", seen, numbers }, missing.length + unknown.length > 0, {
    why:
      "What the validation measures is then another problem than the one that is trained, and early stopping chooses for that " +
      "one. Data that are sorted by class and split without shuffling do this.",
    source: "S. Ivanov, 37 Reasons why your Neural Network is not working (2017), no. 7",
    change: "splitRows(rows, 0.8, random, { stratify: labels }) // of @gd/tables, or split(data, 0.8, random)",
  });
};
