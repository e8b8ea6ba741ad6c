import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ImageError } from "@gd/images";
import { readImage } from "@gd/images/node";
import { type ModelAnswer, predictor } from "@gd/models";
import { fromElements, type SynchronousInterpreter, sizeOf } from "@gd/tensor";
import { FileError } from "../files/file-error.js";
import { inProgramWords } from "../in-program-words.js";
import type { Answered } from "../model/answered.js";
import type { ImageModel } from "../model/open-model.js";
import { systemReason } from "../system-reason.js";
import { csvCells } from "../table/csv-cells.js";

/** Images at a time, so that memory does not grow with their number. */
const AT_ONCE = 256;

/** Images and all images in folders, and what a model says of them. */
export const answerImages = async (
  opened: ImageModel,
  paths: readonly string[],
  interpreter: SynchronousInterpreter,
): Promise<Answered> => {
  const files = (await Promise.all(paths.map(imagesIn))).flat();
  const predict = predictor(opened, { interpreter });
  const { size, colour, model } = opened;
  const answers: ModelAnswer[] = [];
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const some = files.slice(start, start + AT_ONCE);
    const pixels = new Float32Array(some.length * sizeOf(model.inputShape));
    for (const [i, file] of some.entries()) {
      const { data } = await readImage(file, { size, colour }).catch((cause: unknown) => {
        throw cause instanceof ImageError ? new FileError(inProgramWords(cause), { cause }) : cause;
      });
      pixels.set(
        Float32Array.from(data, (pixel) => pixel / 255),
        i * data.length,
      );
    }
    answers.push(...predict(fromElements(pixels, [some.length, ...model.inputShape])));
  }
  const records = ["file", ...files].map((cell) => ({ text: csvCells([cell], ","), end: "\n" }));
  return { answers, records, separator: ",", decimal: "." };
};

const imagesIn = async (path: string): Promise<readonly string[]> => {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path, { recursive: true })).filter((name) => /\.(png|jpe?g|webp)$/i.test(name)).sort();
    if (names.length > 0) return names.map((name) => join(path, name));
  } catch (cause) {
    throw new FileError(`${path}: this cannot be read, ${systemReason(cause)}`, { cause });
  }
  throw new FileError(`${path}: there are no images in this folder: .png, .jpg and .webp are read`);
};
