import { type ModelAnswer, predictor } from "@gd/models";
import type { Column, Table, Target } from "@gd/tables";
import { bestInterpreter } from "@gd/tensor-wasm";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { writeWhole } from "../files/write-whole.js";
import { openModel } from "../model/open-model.js";
import { readRows } from "../model/read-rows.js";
import { requireWritable } from "../run/require-writable.js";
import { csvLine } from "../table/csv-line.js";
import { textAt } from "../table/text-at.js";

/** Answers for the rows of a table, which are written behind their columns. */
export const predictRows = async (
  modelFile: string,
  tableFile: string,
  { output }: { readonly output: string | undefined },
  { stdout, stderr }: Dependencies,
): Promise<ExitCode> => {
  if (output !== undefined) await requireWritable(output);
  const model = await openModel(modelFile);
  const { table, known, unknown } = await readRows(model, tableFile);
  if (unknown.length > 0) {
    stderr.write(`gd: ${tableFile}: the model does not know ${unknown.join(", ")}: left as they are\n`);
  }
  const answers = predictor(model, { interpreter: bestInterpreter() })(known);
  const lines = answerLines(table, model.target, answers);
  if (output === undefined) {
    for (const line of lines) stdout.write(line);
    return exitCode.done;
  }
  await writeWhole(output, [...lines].join(""));
  stdout.write(`${table.rows} answers are in ${output}.\n`);
  return exitCode.done;
};

/** The table as CSV, with the answers as further columns. */
function* answerLines(table: Table, target: Target, answers: readonly ModelAnswer[]): Generator<string> {
  const names = table.columns.map(({ name }) => name);
  const answer = names.includes(target.column) ? `predicted ${target.column}` : target.column;
  const classes = target.kind === "class" ? target.classes : [];
  yield csvLine([...names, answer, ...classes.map((name) => `probability of ${name}`)]);
  for (const [row, { class: name, probabilities, value }] of answers.entries()) {
    const given = table.columns.map((column: Column) => textAt(column, row));
    yield csvLine([...given, name ?? value, ...classes.map((name) => probabilities![name]!.toFixed(6))]);
  }
}
