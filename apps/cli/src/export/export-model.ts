import { exportOnnx, OnnxError } from "@gd/onnx";
import { featureNames } from "@gd/tables";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { FileError } from "../files/file-error.js";
import { requireOutput } from "../files/require-output.js";
import { writeWhole } from "../files/write-whole.js";
import { type ReadModel, readModel } from "../model/read-model.js";
import { counted } from "../render/counted.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";
import { shellWord } from "../shell-word.js";

/** Writes a model as an ONNX file, with what its columns become and what its answers mean. */
export const exportModel = async (
  file: string,
  output: string,
  { stdout, colours }: Dependencies,
): Promise<ExitCode> => {
  await requireOutput(output, { option: "--onnx", ending: ".onnx", inputs: [file] });
  const model = await readModel(file);
  const { features, target } = model;
  await writeWhole(output, onnxOf(model, file));
  const takes =
    features === undefined
      ? `examples [${model.model.inputShape.join(", ")}]`
      : `${counted(features.columns.length, "column")}, which become ${counted(featureNames(features).length, "number")} inside`;
  const gives = target?.kind === "class" ? "probabilities and label" : (target?.column ?? "outputs");
  stdout.write(`${renderText(`${output} takes ${takes}, and gives ${gives}.`, screenOf(stdout, colours).width)}\n`);
  return exitCode.done;
};

const onnxOf = ({ model, state, features, target }: ReadModel, file: string): Uint8Array => {
  try {
    return exportOnnx({ model, state, features, target });
  } catch (cause) {
    if (!(cause instanceof OnnxError)) throw cause;
    const { expected, received } = cause;
    const [, column] = /in the column (".*"),$/.exec(cause.place) ?? [];
    const place = column === undefined ? file : `${file}, column ${column}`;
    const advice =
      column === undefined
        ? "train a model that gd train makes"
        : `train without it, with --columns ${shellWord(`${JSON.parse(column)}=omit`)}`;
    throw new FileError(`${place}: expected ${expected}, but received ${received}: ${advice}`, { cause });
  }
};
