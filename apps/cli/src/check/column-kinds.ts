import { typed } from "./advice.js";

/** Kinds of columns as they are typed, `--columns id=omit`, or, where a name has a comma, which divides columns there, as the file of --config has them. */
export const columnKinds = (columns: Readonly<Record<string, string>>): string =>
  Object.keys(columns).some((name) => name.includes(","))
    ? `${JSON.stringify({ columns })} in the file of --config`
    : typed({ columns });

/** Columns left out, in the same words. */
export const columnsOmitted = (columns: readonly string[]): string =>
  columnKinds(Object.fromEntries(columns.map((column) => [column, "omit"])));
