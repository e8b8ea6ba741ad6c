import { nearestName } from "@gd/tensor";
import type { WholeTableOptions } from "../source/table-options.js";
import { quoted, TableError } from "./table-error.js";

/** Throws a TableError unless each column has a name of its own. */
export const expectNames = (names: readonly string[], table: string): void => {
  const seen = new Set<string>();
  names.forEach((name, i) => {
    const place = { reason: "header", table, line: 1 } as const;
    if (name === "") {
      const advice = "Name the column, or pass the names of all columns as header.";
      throw new TableError({ ...place, expected: `a name of column ${i + 1}`, received: "none", advice });
    }
    if (seen.has(name)) {
      const advice = "Rename one of them.";
      throw new TableError({
        ...place,
        expected: "different names of columns",
        received: `${quoted(name)} twice`,
        advice,
      });
    }
    seen.add(name);
  });
};

/** Throws a TableError unless there are the columns whose kinds are given. */
export const expectColumnNames = ({ name: table, columns }: WholeTableOptions, names: readonly string[]): void => {
  const known = new Set(names);
  for (const column of columns.keys()) {
    if (known.has(column)) continue;
    const received = onlyThese(names);
    const advice = adviceOnName(column, names);
    throw new TableError({ reason: "column", table, expected: `a column ${quoted(column)}`, received, advice });
  }
};

/** What to do about a name that is none of some columns. */
export const adviceOnName = (
  name: string,
  names: readonly string[],
  otherwise = "Compare the names of columns.",
): string => {
  const nearest = nearestName(name.slice(0, LONGEST), names);
  return nearest === undefined ? otherwise : `Did you mean ${quoted(nearest)}?`;
};

/** Of longer names, the beginning is compared. */
const LONGEST = 100;
const MOST = 20;

/** The columns that there are, as words. */
export const onlyThese = (names: readonly string[]): string => {
  if (names.length === 0) return "no columns";
  const shown = names.slice(0, MOST).map(quoted).join(", ");
  return `only ${shown}${names.length > MOST ? ` and ${names.length - MOST} more` : ""}`;
};
