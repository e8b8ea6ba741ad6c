import { predictor } from "@gd/models";
import { bestInterpreter } from "@gd/tensor-wasm";
import type { Answered } from "../model/answered.js";
import type { TableModel } from "../model/open-model.js";
import { readRows } from "../model/read-rows.js";
import type { Output } from "../output.js";
import type { Reading } from "../table/reading.js";
import { textAt } from "../table/text-at.js";

/** The rows of a table, and what a model says of them. */
export const answerTable = async (
  model: TableModel,
  file: string,
  reading: Reading,
  stderr: Output,
): Promise<Answered> => {
  const { table, known, unknown, unseen } = await readRows(model, file, reading);
  for (const sentence of unseen) stderr.write(`gd: ${file}: ${sentence}\n`);
  if (unknown.length > 0)
    stderr.write(`gd: ${file}: the model does not know ${unknown.join(", ")}: left as they are\n`);
  return {
    names: table.columns.map(({ name }) => name),
    cells: (row) => table.columns.map((column) => textAt(column, row)),
    answers: predictor(model, { interpreter: bestInterpreter() })(known),
  };
};
