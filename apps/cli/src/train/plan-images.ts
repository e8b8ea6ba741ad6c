import { basename, resolve } from "node:path";
import { subset } from "@gd/data";
import { ImageError } from "@gd/images";
import { readImageFolder } from "@gd/images/node";
import { eachPart, expectEachPart, foldOf, imageNetworksFor, pace, splitSeedOf, type TrainingPlan } from "@gd/recipe";
import { type CategoryColumn, splitRows } from "@gd/tables";
import { randomStreams, rowMajor, type Tensor } from "@gd/tensor";
import { FileError } from "../files/file-error.js";
import { inProgramWords } from "../in-program-words.js";
import { formatCount } from "../progress/format-count.js";
import { counted } from "../render/counted.js";
import { UsageError } from "../usage-error.js";
import type { TrainConfig } from "./train-config.js";

/** Why a file may be left out. */
const BROKEN: readonly string[] = ["not-an-image", "broken", "too-large"];

/** Decides what is to be trained on a folder that has a folder of images for each class. */
export const planImages = async (config: TrainConfig): Promise<TrainingPlan> => {
  for (const name of ["target", "group", "time", "weight"] as const) {
    if (config[name] !== undefined)
      throw new UsageError(`--${name} is for tables: the classes of images are their folders`);
  }
  const [width = 32, height = 32] = (config.image ?? "32x32").split("x").map(Number);
  const { dataset, classes, leftOut } = await readImageFolder(config.data, {
    size: [height, width],
    skipBroken: config.skipBroken,
  }).catch((cause: unknown) => {
    if (!(cause instanceof ImageError)) throw cause;
    const advice = BROKEN.includes(cause.reason) ? "; --skip-broken leaves such files out" : "";
    throw new FileError(`${inProgramWords(cause)}${advice}`, { cause });
  });
  const all = Uint32Array.from({ length: dataset.size }, (_, place) => place);
  const labels = Int32Array.from(rowMajor(dataset.targets!(all, "float32")));
  const column: CategoryColumn = { name: "class", kind: "category", codes: labels, categories: classes };
  const random = randomStreams(splitSeedOf(config)).within("rows");
  const divide = (places: Uint32Array, share: number, name: string) =>
    splitRows(places, share, random.stream(name), { stratify: column });
  const [others, test] = divide(all, 1 - config.test, "test");
  const [training, validation] = divide(others, 1 - config.validation, "validation");
  const rows =
    config.fold === undefined
      ? { training, validation, test, how: "stratified by class" }
      : {
          ...foldOf(others, config.fold, config, { stratify: column }),
          test,
          how: `stratified by class, fold ${config.fold}`,
        };
  expectEachPart(
    rows,
    (part) =>
      `${config.data}: ${counted(dataset.size, "image")} are too few, and none is left for the ${part}: take more`,
  );
  const data = eachPart((part) => subset(dataset, rows[part]));
  const targets = eachPart((part): Tensor => dataset.targets!(rows[part], "float32"));
  const [first] = leftOut;
  return {
    source: { name: basename(resolve(config.data)), size: dataset.size },
    thing: "image",
    target: { version: 1, column: "class", kind: "class", classes },
    features: undefined,
    rows,
    targets,
    weights: undefined,
    data,
    ...imageNetworksFor([height, width, 3], classes.length, config),
    ...pace(training.length, config),
    notes:
      first === undefined
        ? []
        : [
            `${leftOut.length === 1 ? "1 file is" : `${formatCount(leftOut.length)} files are`} left out, such as ${first.path}: ${first.problem}`,
          ],
  };
};
