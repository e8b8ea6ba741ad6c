import type { Cells } from "../csv/cells.js";
import type { Column, ColumnKind } from "../table/table.js";
import { columnOfDictionary, columnOfKind, columnOfManyTexts } from "./column-of-texts.js";
import { dictionaryOfCells } from "./dictionary.js";
import { isSaidByFile, writtenBy } from "./numbers-by-kind.js";
import { numbersOfCells } from "./numbers-of-cells.js";
import type { Refuse } from "./refuse.js";
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
  if (kind === "number" && isSaidByFile(rules)) {
    const values = numbersOfCells(cells, rules, true);
    if (typeof values !== "number")
      return { name, kind, values, ...writtenBy(rules.decimal), ...commaNote(values, rules) };
  }
  if (kind !== undefined) return columnOfKind(name, kind, textsOfCells(cells), rules, refuse);

  const numbers = numbersOfCells(cells, rules, false);
  if (typeof numbers !== "number" && !numbers.every(Number.isNaN)) {
    return { name, kind: "number", values: numbers, ...writtenBy(rules.decimal), ...commaNote(numbers, rules) };
  }
  const dictionary = dictionaryOfCells(cells);
  if (dictionary !== undefined) {
    return columnOfDictionary(name, dictionary, rules);
  }
  return columnOfManyTexts(name, textsOfCells(cells), rules);
};

/** What to say of numbers with decimal commas that nobody has mentioned. */
const commaNote = (numbers: Float64Array, { decimal, decimalBy }: Rules) => {
  const example =
    decimal === "," && decimalBy === "numbers"
      ? numbers.find((x) => !Number.isNaN(x) && !Number.isInteger(x))
      : undefined;
  if (example === undefined) return {};
  return { note: `is read as numbers: ${String(example).replace(".", ",")} is ${example}.` };
};
