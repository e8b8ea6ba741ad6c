import { decodeUtf8 } from "@gd/tensor";
import { columnOfCells } from "../kinds/column-of-cells.js";
import type { Rules } from "../kinds/rules.js";
import { NotUtf8 } from "../kinds/texts-of-cells.js";
import { understood } from "../kinds/understood.js";
import type { WholeTableOptions } from "../source/table-options.js";
import type { Column } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { ENCODING_ADVICE } from "./cell-splitter.js";
import type { Cells } from "./cells.js";
import type { LineNumbers } from "./line-numbers.js";

const CORRECT = "Correct it, or add it to missing if it stands for a missing value.";

/** The column that cells are, or none if it is left out. Errors name the line of a cell. */
export const typedColumn = (
  name: string,
  cells: Cells,
  lines: LineNumbers,
  { name: table, columns }: WholeTableOptions,
  tableRules: Rules,
): readonly Column[] => {
  const choice = columns.get(name);
  if (choice === "omit") return [];
  const { kind, rules } = understood(choice, tableRules);
  try {
    const column = columnOfCells(name, cells, rules, kind, (row, expected, received, advice = CORRECT) => {
      const place = { line: lines.of(row), row: row + 1, column: name };
      throw new TableError({ reason: "type", table, ...place, expected, received, advice });
    });
    return [column];
  } catch (cause) {
    if (!(cause instanceof NotUtf8)) throw cause;
    const row = firstUndecodable(cells);
    const place = { line: lines.of(row), row: row + 1, column: name };
    throw new TableError(
      {
        reason: "encoding",
        table,
        ...place,
        expected: "a text in UTF-8",
        received: "bytes that are none",
        advice: ENCODING_ADVICE,
      },
      { cause },
    );
  }
};

/** The row of the first cell that is not UTF-8. */
const firstUndecodable = ({ pages }: Cells): number => {
  let row = 0;
  for (const { bytes, ends } of pages) {
    for (let i = 0, from = 0; i < ends.length; i++, row++) {
      if (decodeUtf8(bytes.subarray(from, ends[i]!)) === undefined) return row;
      from = ends[i]!;
    }
  }
  return row;
};
