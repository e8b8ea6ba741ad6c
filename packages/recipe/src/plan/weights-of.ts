import { columnOf, type Table } from "@gd/tables";
import { fromElements, type Vector } from "@gd/tensor";
import { RecipeError } from "../recipe-error.js";
import { formatCount } from "./counted.js";

/** Sums of so large weights, and of what they multiply, are still finite in float32. */
const MOST_WEIGHT = 1e12;

/** The weights of some rows, which a column has. Throws a RecipeError where it has none, or no row counts. */
export const weightsOf = (table: Table, name: string, rows: Uint32Array): Vector => {
  const column = columnOf(table, name);
  if (column.kind !== "number") {
    throw new RecipeError(
      "option",
      `--weight ${name}: the column has to have a number in each row, and it is a ${column.kind}`,
    );
  }
  const weights = Float32Array.from(rows, (row) => column.values[row]!);
  const wrong = weights.findIndex((weight) => !(weight >= 0 && weight <= MOST_WEIGHT));
  if (wrong >= 0) {
    const row = rows[wrong]!;
    const value = column.values[row]!;
    throw new RecipeError(
      "option",
      `${table.name}, row ${row + 1}, column ${name}: a weight has to be a number from 0 to ${formatCount(MOST_WEIGHT)}, and it is ${Number.isNaN(value) ? "missing" : value}`,
    );
  }
  if (weights.some((weight) => weight > 0)) return fromElements(weights, [weights.length]);
  throw new RecipeError(
    "option",
    `${table.name}, column ${name}: some weights have to be more than 0, and ${rows.length} are 0`,
  );
};
