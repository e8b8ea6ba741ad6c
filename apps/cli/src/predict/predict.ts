import type { ModelAnswer } from "@gd/models";
import type { Target } from "@gd/tables";
import { bestInterpreter } from "@gd/tensor-wasm";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { requireOutput } from "../files/require-output.js";
import { writeWhole } from "../files/write-whole.js";
import type { Answered } from "../model/answered.js";
import { openModel } from "../model/open-model.js";
import { counted } from "../render/counted.js";
import { csvCells } from "../table/csv-cells.js";
import type { Reading } from "../table/reading.js";
import { UsageError } from "../usage-error.js";
import { answerTable } from "./answer-table.js";

/** Answers for the rows of a table or for images, as CSV: the cells of a CSV file remain as they are written. */
export const predict = async (
  modelFile: string,
  data: readonly string[],
  { output, threads, ...reading }: Reading & { readonly output?: string; readonly threads: number | "auto" },
  { stdout, stderr }: Dependencies,
): Promise<ExitCode> => {
  if (output !== undefined) {
    await requireOutput(output, { option: "--output", ending: ".csv", inputs: [modelFile, ...data] });
  }
  const model = await openModel(modelFile);
  const interpreter = bestInterpreter({ threads });
  const answered =
    model.kind === "table"
      ? await answerTable(model, onlyTable(data), reading, { interpreter, stderr })
      : await (await import("./answer-images.js")).answerImages(model, data, interpreter);
  const lines = answerLines(answered, model.target);
  if (output === undefined) {
    for await (const line of lines) stdout.write(line);
    return exitCode.done;
  }
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  await writeWhole(output, all.join(""));
  const { length } = answered.answers;
  stdout.write(`${counted(length, "answer")} ${length === 1 ? "is" : "are"} in ${output}.\n`);
  return exitCode.done;
};

const onlyTable = ([first, second]: readonly string[]): string => {
  if (second === undefined) return first!;
  throw new UsageError(`${second}: this model answers for one table at a time, and ${first} is one`);
};

/** What was asked about, with the answers behind it. */
async function* answerLines(
  { answers, records, separator, decimal }: Answered,
  target: Target,
): AsyncGenerator<string, void> {
  const classes = target.kind === "class" ? target.classes : [];
  const number = (text: string) => (decimal === "," ? text.replace(".", ",") : text);
  const cellsOf = ({ class: name, probabilities, value }: ModelAnswer): readonly string[] => [
    name ?? number(String(value)),
    ...classes.map((name) => number(probabilities![name]!.toFixed(6))),
  ];
  const names = [`predicted ${target.column}`, ...classes.map((name) => `probability of ${name}`)];
  let place = -1;
  for await (const { text, end } of records) {
    const cells = place < 0 ? names : cellsOf(answers[place]!);
    yield text + separator + csvCells(cells, separator) + end;
    place++;
  }
}
