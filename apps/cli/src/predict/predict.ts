import type { Target } from "@gd/tables";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { requireOutput } from "../files/require-output.js";
import { writeWhole } from "../files/write-whole.js";
import type { Answered } from "../model/answered.js";
import { openModel } from "../model/open-model.js";
import { counted } from "../render/counted.js";
import { csvLine } from "../table/csv-line.js";
import type { Reading } from "../table/reading.js";
import { answerTable } from "./answer-table.js";

/** Answers for the rows of a table or for images, as CSV. */
export const predict = async (
  modelFile: string,
  data: string,
  { output, ...reading }: Reading & { readonly output?: string },
  { stdout, stderr }: Dependencies,
): Promise<ExitCode> => {
  if (output !== undefined) {
    await requireOutput(output, { option: "--output", ending: ".csv", inputs: [modelFile, data] });
  }
  const model = await openModel(modelFile);
  const answered =
    model.kind === "table"
      ? await answerTable(model, data, reading, stderr)
      : await (await import("./answer-images.js")).answerImages(model, data);
  const lines = answerLines(answered, model.target);
  if (output === undefined) {
    for (const line of lines) stdout.write(line);
    return exitCode.done;
  }
  await writeWhole(output, [...lines].join(""));
  const { length } = answered.answers;
  stdout.write(`${counted(length, "answer")} ${length === 1 ? "is" : "are"} in ${output}.\n`);
  return exitCode.done;
};

/** What was asked about, with the answers behind it. */
function* answerLines({ names, cells, answers }: Answered, target: Target): Generator<string> {
  const answer = names.includes(target.column) ? `predicted ${target.column}` : target.column;
  const classes = target.kind === "class" ? target.classes : [];
  yield csvLine([...names, answer, ...classes.map((name) => `probability of ${name}`)]);
  for (const [place, { class: name, probabilities, value }] of answers.entries()) {
    yield csvLine([...cells(place), name ?? value, ...classes.map((name) => probabilities![name]!.toFixed(6))]);
  }
}
