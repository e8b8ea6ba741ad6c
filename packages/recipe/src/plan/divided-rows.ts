import { columnOf, divideRows, type Table } from "@gd/tables";
import type { RecipeConfig } from "../config.js";
import { RecipeError } from "../recipe-error.js";
import { foldOf, splitSeedOf } from "./fold-of.js";
import type { DividedExamples } from "./parts.js";

/** Divides rows by time or by groups if the configuration says so, else with the same share of each class in all parts. */
export const dividedRows = (
  table: Table,
  rows: Uint32Array,
  config: RecipeConfig,
  classes: string | undefined,
): DividedExamples => {
  const { test, validation, group, time, fold } = config;
  if (group !== undefined && time !== undefined) {
    throw new RecipeError("option", "--group and --time are two ways to divide the rows: choose one of them");
  }
  if (time !== undefined) expectMoments(table, time, rows);
  const stratify = group === undefined && time === undefined ? classes : undefined;
  const how = wordsFor(group, time, stratify);
  const seed = splitSeedOf(config);
  const divided = divideRows(table, { rows, test, validation, group, time, stratify, seed });
  if (fold === undefined) return { ...divided, how };
  if (time !== undefined)
    throw new RecipeError("option", "--fold and --time are two ways to divide the rows: choose one of them");
  const others = Uint32Array.from([...divided.training, ...divided.validation]).sort();
  const keys = {
    ...(group === undefined ? {} : { group: columnOf(table, group) }),
    ...(stratify === undefined ? {} : { stratify: columnOf(table, stratify) }),
  };
  return { ...foldOf(others, fold, config, keys), test: divided.test, how: `${how}, fold ${fold}` };
};

const wordsFor = (group: string | undefined, time: string | undefined, stratify: string | undefined): string => {
  if (time !== undefined) return `the latest by ${time}`;
  if (group !== undefined) return `whole groups of ${group}`;
  return stratify === undefined ? "at random" : `stratified by ${stratify}`;
};

/** Throws a RecipeError unless all rows have a moment by which they can be divided. */
const expectMoments = (table: Table, name: string, rows: Uint32Array): void => {
  const column = columnOf(table, name);
  if (column.kind !== "date" && column.kind !== "number") {
    throw new RecipeError(
      "option",
      `--time ${name}: the column has to have dates or numbers, and it is a ${column.kind}`,
    );
  }
  const missing = rows.find((row) => Number.isNaN(column.values[row]!));
  if (missing === undefined) return;
  throw new RecipeError(
    "option",
    `${table.name}, row ${missing + 1}, column ${name}: --time needs a ${column.kind} in each row: fill it in, or leave the row out`,
  );
};
