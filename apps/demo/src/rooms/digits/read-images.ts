import { imageDataset, type LabelledImages } from "@gd/data";
import { rowMajor } from "@gd/tensor";
import type { DigitReader } from "./train-digits.js";

/** How many images are read at once. */
const BATCH = 500;

/** The probabilities of each digit for all images, one image after the other. */
export const readImages = (reader: DigitReader, images: LabelledImages): Float32Array => {
  const data = imageDataset(images, [784]);
  const all = new Float32Array(data.size * 10);
  for (let start = 0; start < data.size; start += BATCH) {
    const places = Array.from({ length: Math.min(BATCH, data.size - start) }, (_, i) => start + i);
    all.set(rowMajor(reader.probabilities(data.examples(places, "float32").input)), start * 10);
  }
  return all;
};
