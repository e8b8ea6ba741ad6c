import { exportOnnx, OnnxError } from "@gd/onnx";
import { featureNames } from "@gd/tables";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { FileError } from "../files/file-error.js";
import { requireOutput } from "../files/require-output.js";
import { writeWhole } from "../files/write-whole.js";
import { imagesOf } from "../model/open-model.js";
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
  const { target } = model;
  await writeWhole(output, onnxOf(model, file));
  const gives = target?.kind === "class" ? "probabilities and label" : (target?.column ?? "outputs");
  const { width } = screenOf(stdout, colours);
  for (const sentence of [`${output} takes ${takenBy(model)}, and gives ${gives}.`, ...preparation(model)]) {
    stdout.write(`${renderText(sentence, width)}\n`);
  }
  return exitCode.done;
};

const takenBy = (loaded: ReadModel): string => {
  const { model, features } = loaded;
  if (features !== undefined) {
    const numbers = counted(featureNames(features).length, "number");
    return `${counted(features.columns.length, "column")}, which become ${numbers} inside`;
  }
  const shape = `[batch, ${model.inputShape.join(", ")}]`;
  return imagesOf(loaded) === undefined ? `examples ${shape}` : `images ${shape} in float32`;
};

/** What has to be done to images before, as gd does it. */
const preparation = (model: ReadModel): readonly string[] => {
  const images = imagesOf(model);
  if (images === undefined) return [];
  const { size, colour } = images;
  return [
    `A pixel is ${colour === "rgb" ? "red, green and blue" : "its grey"}, from 0 to 255, divided by 255.`,
    `An image of another size is scaled until it covers ${size[1]}x${size[0]}, and cut off at both sides; what is transparent is over white.`,
  ];
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
