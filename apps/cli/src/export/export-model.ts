import { loadModel } from "@gd/models";
import { exportOnnx } from "@gd/onnx";
import { featureNames } from "@gd/tables";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { readRegularBytes } from "../files/read-regular-bytes.js";
import { requireOutput } from "../files/require-output.js";
import { writeWhole } from "../files/write-whole.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";

/** Writes a model as an ONNX file, with what its columns become and what its answers mean. */
export const exportModel = async (
  file: string,
  output: string,
  { stdout, colours }: Dependencies,
): Promise<ExitCode> => {
  await requireOutput(output, { option: "--onnx", ending: ".onnx", inputs: [file] });
  const { model, state, features, target } = loadModel(await readRegularBytes(file), { name: file });
  await writeWhole(output, exportOnnx({ model, state, features, target }));
  const takes =
    features === undefined
      ? `examples [${model.inputShape.join(", ")}]`
      : `${features.columns.length} columns, which become ${featureNames(features).length} numbers inside`;
  const gives = target?.kind === "class" ? "probabilities and label" : (target?.column ?? "outputs");
  stdout.write(`${renderText(`${output} takes ${takes}, and gives ${gives}.`, screenOf(stdout, colours).width)}\n`);
  return exitCode.done;
};
