import type { Cells } from "../csv/cells.js";
import type { Column, ColumnKind } from "../table/table.js";
import { quoted } from "../table/table-error.js";
import { columnOfDictionary, columnOfKind, columnOfManyTexts, type Refuse } from "./column-of-texts.js";
import { dictionaryOfCells } from "./dictionary.js";
import { numbersOfCells } from "./numbers-of-cells.js";
import type { Rules } from "./rules.js";
import { textsOfCells } from "./texts-of-cells.js";

/** The column that cells are: of a kind that is given, or of that which looking at all of them finds. */
export const columnOfCells = (
  name: string,
  cells: Cells,
  rules: Rules,
  kind: ColumnKind | undefined,
  refuse: Refuse,
): Column => {
  if (kind === "number") {
    const values = numbersOfCells(cells, rules, true);
    if (typeof values !== "number") return { name, kind, values };
    return refuse(values, "a number", quoted(textsOfCells(cells)[values]!));
  }
  if (kind !== undefined) return columnOfKind(name, kind, textsOfCells(cells), rules, refuse);

  const numbers = numbersOfCells(cells, rules, false);
  if (typeof numbers !== "number" && !numbers.every(Number.isNaN)) return { name, kind: "number", values: numbers };
  const dictionary = dictionaryOfCells(cells);
  if (dictionary !== undefined) return columnOfDictionary(name, dictionary, rules);
  return columnOfManyTexts(name, textsOfCells(cells), rules);
};
