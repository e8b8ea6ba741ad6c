import type { RowOfCells } from "./table-messages.js";

interface CodeOfTable {
  /** The file of the table, the column to predict, and the seed. */
  readonly table: string;
  readonly target: string;
  readonly seed: number;
  /** The name of the model file. */
  readonly file: string;
  readonly row: RowOfCells;
}

/** A program that answers for a row with the model file, and how the program `gd` makes that file. */
export const tableCode = ({
  table,
  target,
  seed,
  file,
  row,
}: CodeOfTable): string => `// The file is the one that you download here. In a terminal, the program gd makes the same one of the table:
// gd train ${inShell(table)} --target ${inShell(target)} --seed ${seed}
import { readFile } from "node:fs/promises";
import { loadModel, predictor } from "@gd/models";

const answer = predictor(loadModel(await readFile(${JSON.stringify(file)})));
const rows = [
  ${JSON.stringify(row, undefined, 2).replaceAll("\n", "\n  ")},
];
console.log(answer(rows));
`;

/** A word of a command in one line, such as the name of a column. */
const inShell = (text: string): string =>
  /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''").replace(/\s+/g, " ")}'`;
