import { ImageError } from "@gd/images";
import { readImageFolder } from "@gd/images/node";
import { type ModelAnswer, predictor } from "@gd/models";
import { rowMajor, type SynchronousInterpreter } from "@gd/tensor";
import { FileError } from "../files/file-error.js";
import { inProgramWords } from "../in-program-words.js";
import type { ImageModel } from "../model/open-model.js";
import { counted } from "../render/counted.js";
import type { Known } from "./known.js";
import { seenBefore } from "./seen-before.js";

/** Images at a time, so that memory does not grow with their number. */
const AT_ONCE = 256;

/** The images of a folder that has a folder for each class, with the answers of a model. */
export const knownImages = async (
  model: ImageModel,
  folder: string,
  interpreter: SynchronousInterpreter,
): Promise<Known> => {
  const { target, size, colour } = model;
  const classes = target.kind === "class" ? target.classes : [];
  const { dataset, paths, leftOut } = await readImageFolder(folder, { size, colour, classes }).catch(
    (cause: unknown) => {
      throw cause instanceof ImageError ? new FileError(inProgramWords(cause), { cause }) : cause;
    },
  );
  const predict = predictor(model, { interpreter });
  const answers: ModelAnswer[] = [];
  const labels: number[] = [];
  for (let start = 0; start < dataset.size; start += AT_ONCE) {
    const places = Uint32Array.from({ length: Math.min(AT_ONCE, dataset.size - start) }, (_, i) => start + i);
    const examples = dataset.examples(places, "float32");
    answers.push(...predict(examples.input));
    labels.push(...rowMajor(examples.target));
  }
  return {
    thing: "image",
    answers,
    targets: labels,
    actual: (i) => classes[labels[i]!]!,
    places: (i) => paths[i]!,
    notes: seenBefore(model.training, folder, dataset.size, "image"),
    leftOut: leftOut.length === 0 ? "" : `; ${counted(leftOut.length, "file")} left out`,
  };
};
