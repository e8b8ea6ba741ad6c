import { predictor } from "@gd/models";
import { textAt } from "@gd/recipe";
import type { Table } from "@gd/tables";
import type { SynchronousInterpreter } from "@gd/tensor";
import type { Answered } from "../model/answered.js";
import type { TableModel } from "../model/open-model.js";
import { readRows } from "../model/read-rows.js";
import type { Output } from "../output.js";
import { csvCells } from "../table/csv-cells.js";
import { csvLines } from "../table/csv-lines.js";
import type { CsvRecord } from "../table/csv-records.js";
import type { Reading } from "../table/reading.js";

/** What computes answers, and where to say what seems odd about rows. */
interface AnswerTools {
  readonly interpreter: SynchronousInterpreter;
  readonly stderr: Output;
}

/** The rows of a table, and what a model says of them. */
export const answerTable = async (
  model: TableModel,
  file: string,
  options: Reading,
  { interpreter, stderr }: AnswerTools,
): Promise<Answered> => {
  const { table, reading, known, unknown, notes, unfamiliar } = await readRows(model, file, options);
  for (const sentence of [...notes, ...unfamiliar]) stderr.write(`gd: ${file}: ${sentence}\n`);
  if (unknown.length > 0) {
    const columns = unknown.length === 1 ? "the column" : "the columns";
    stderr.write(
      `gd: ${file}: the model was not trained with ${columns} ${unknown.join(", ")}, and does not use ${unknown.length === 1 ? "it" : "them"}\n`,
    );
  }
  const answers = predictor(model, { interpreter })(known);
  const lines = (await csvLines(file, table, reading)) ?? { separator: ",", records: linesOf(table) };
  const hasCommas = table.columns.some((column) => column.kind === "number" && column.written === "decimal-comma");
  // Not where a comma separates cells.
  return { ...lines, answers, decimal: hasCommas && lines.separator !== "," ? "," : "." };
};

/** The lines of a table from a file that has none. */
function* linesOf({ rows, columns }: Table): Generator<CsvRecord, void> {
  const line = (cells: readonly (string | undefined)[]) => ({ text: csvCells(cells, ","), end: "\n" });
  yield line(columns.map(({ name }) => name));
  for (let row = 0; row < rows; row++) yield line(columns.map((column) => textAt(column, row)));
}
