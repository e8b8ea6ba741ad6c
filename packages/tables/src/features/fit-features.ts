import { expectArgument, expectOptions, expectStrings } from "@gd/tensor";
import { columnFinder } from "../table/column-of.js";
import { expectRows, type Rows } from "../table/expect-rows.js";
import { expectTable } from "../table/expect-table.js";
import type { Table } from "../table/table.js";
import { quoted, TableError } from "../table/table-error.js";
import type { FeatureChoice } from "./feature-choice.js";
import type { ColumnFeatures, Features } from "./features.js";
import { fitColumn } from "./fit-column.js";
import { isMereCount } from "./reason-to-leave-out.js";

/** Options of `fitFeatures`. */
export interface FeatureOptions {
  /** The rows to learn from: those that are trained with, and no others. Default: all. */
  readonly rows?: Rows;
  /** The column that is to be predicted, or several, which are no features. */
  readonly target?: string | readonly string[];
  /** How some columns become features, by their names. Default: as their kinds and values suggest. */
  readonly columns?: Readonly<Record<string, FeatureChoice>>;
}

/**
 * Learns how the columns of a table become features, from some of its rows. Numbers are standardized, with the median for
 * a missing one; each category has a feature, and unseen ones share another; true and false are 1 and 0; of dates, parts
 * are standardized; the words of texts are counted by their hashes. Where a value is missing in these rows, another feature
 * says so. A column that never varies is left out, and so is one that looks like an identifier, unless `columns` names it;
 * the notes say which. Numbers that count the rows are taken where they are all there is, as in a table of x and y.
 *
 *   const features = fitFeatures(table, { rows: training, target: "species" });
 *   const inputs = applyFeatures(features, table, { rows: training });
 *
 * Throws  TableError when no column is left, or a column that is named is not there
 */
export const fitFeatures = (table: Table, options: FeatureOptions = {}): Features => {
  expectTable("fitFeatures(table)", table);
  const { rows, target = [], columns = {} } = expectOptions("fitFeatures", options, ["rows", "target", "columns"]);
  const targets = typeof target === "string" ? [target] : target;
  expectStrings("fitFeatures(target)", targets);
  expectArgument(Object.prototype.toString.call(columns) === "[object Object]", {
    place: "fitFeatures(columns)",
    expected: 'an object with choices for columns, such as { age: { scale: "minMax" } }',
    received: columns,
  });
  const columnOf = columnFinder(table);
  for (const name of [...targets, ...Object.keys(columns)]) columnOf(name);
  const trained = expectRows("fitFeatures(rows)", rows, table.rows);
  if (trained.length === 0) {
    const advice = "Learn from the rows that are trained with.";
    throw new TableError({ reason: "features", table: table.name, expected: "rows", received: "none", advice });
  }

  const isAlone = table.columns.filter(({ name }) => !targets.includes(name)).length === 1;
  const kept: ColumnFeatures[] = [];
  const ignored: string[] = [...targets];
  const notes: string[] = [];
  for (const column of table.columns) {
    const { name } = column;
    if (targets.includes(name)) continue;
    const usual = isAlone && isMereCount(column, trained) ? {} : undefined;
    const choice = Object.hasOwn(columns, name) ? columns[name] : usual;
    const fitted = choice === "omit" ? undefined : fitColumn(column, trained, choice, table.name);
    if (fitted?.note !== undefined) notes.push(`${quoted(name)} ${fitted.note}`);
    if (fitted?.features === undefined) ignored.push(name);
    else kept.push(fitted.features);
  }
  if (kept.length > 0) return { version: 1, columns: kept, ignored, notes };
  throw new TableError({
    reason: "features",
    table: table.name,
    expected: "a column that becomes features",
    received: notes.length === 0 ? "none besides the target" : `none: ${notes.join(" ")}`,
    advice: "Name one in columns to have it taken.",
  });
};
