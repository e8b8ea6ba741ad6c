import { rowMajor } from "@gd/tensor";
import { takesLabels } from "../measure/layers-of.js";
import { momentsOf } from "../measure/moments.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** Of more features, such as flattened images, some never vary, and that is as it should be. */
const MOST_FEATURES = 256;
/** A correlation from which on one feature says the same as another. */
const SAME = 1 - 1e-6;

/**
 * Looks for columns of a table that never vary, and for those that say the same as another: all of their features that vary do.
 * Without names, each feature is a column.
 */
export const featuresDiffer: Check = ({ setup, sample, names }) => {
  const [examples, features = 0, ...more] = sample.input.shape;
  if (more.length > 0 || features === 0 || features > MOST_FEATURES || examples < 10) return undefined;
  if (takesLabels(setup.model)) return undefined;
  const elements = rowMajor(sample.input);
  const moments = Array.from({ length: features }, (_, i) => momentsOf(elements, i, features));
  const varies = moments.map(({ deviation, largest }) => deviation > 1e-7 * largest);
  const correlation = (a: number, b: number): number => {
    let sum = 0;
    for (let row = 0; row < examples; row++) {
      const x = elements[row * features + a]! - moments[a]!.mean;
      const y = elements[row * features + b]! - moments[b]!.mean;
      sum += x * y;
    }
    return sum / examples / (moments[a]!.deviation * moments[b]!.deviation);
  };
  const columns = new Map<string, number[]>();
  for (let i = 0; i < features; i++) {
    const name = names.columns?.[i] ?? String(i + 1);
    const own = columns.get(name) ?? [];
    if (varies[i]) own.push(i);
    columns.set(name, own);
  }
  const constant = [...columns].flatMap(([name, own]) => (own.length === 0 ? [name] : []));
  const left = [...columns].filter(([, own]) => own.length > 0);
  const duplicated = left.flatMap(([name, own], place) => {
    const twin = left
      .slice(0, place)
      .find(([, others]) => own.every((b) => others.some((a) => Math.abs(correlation(a, b)) > SAME)));
    return twin === undefined ? [] : [[twin[0], name] as const];
  });
  const areNamed = names.columns !== undefined;
  const twins = duplicated.map(([a, b]) => `${b} as ${a}`);
  const seen =
    `${variation(constant, columns.size, areNamed ? "column" : "feature")}, ` +
    `and ${howMany(twins, "says the same as another", "say the same as others")}.`;
  const numbers = { features, constant: constant.length, duplicated: duplicated.length };
  return found({ name: "features differ", seen, numbers }, constant.length + duplicated.length > 0, {
    why:
      "A feature that never varies says nothing, and one that repeats another says nothing new. Both are most often columns that " +
      "were lost or taken twice on the way, and what should have been there is missing.",
    source: "E. Breck et al., The ML Test Score (2017), tests Data 1 and 2",
    change: without([...constant, ...duplicated.map(([, name]) => name)], areNamed),
  });
};

/** How many never vary: `All 4 columns vary`, and which: `Of 4 columns, 1 never varies (year)`. */
const variation = (constant: readonly string[], count: number, column: string): string => {
  const all = `${count} ${count === 1 ? column : `${column}s`}`;
  if (constant.length > 0) return `Of ${all}, ${howMany(constant, "never varies", "never vary")}`;
  return count === 1 ? `The ${all} varies` : `All ${all} vary`;
};

/** Those that do something, in parentheses: `1 never varies (year)`. */
const howMany = (those: readonly string[], one: string, more: string): string =>
  those.length === 0 ? `none ${one}` : `${those.length} ${those.length === 1 ? one : more} (${those.join(", ")})`;

/** Leaves columns out by their names; features without them come from columns that only their user knows. */
const without = (omitted: readonly string[], areNamed: boolean): string => {
  const columns = areNamed ? omitted.map((name) => `${JSON.stringify(name)}: "omit"`).join(", ") : 'name: "omit"';
  const which = areNamed ? "" : `of feature ${omitted.join(", ")}, `;
  return `fitFeatures(table, { columns: { ${columns} } }) // ${which}after a look at where it comes from`;
};
