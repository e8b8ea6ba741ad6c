import { readFile } from "node:fs/promises";
import { readLabelledImages } from "@gd/data";
import type { PackedModel } from "../src/rooms/digits/packed-model.js";

const read = (name: string) => readFile(new URL(`../generated/digits/${name}`, import.meta.url));

/** What the build packs for the Digits room. */
export const packedDigits = {
  training: async () => readLabelledImages(await read("training-images.bin"), await read("training-labels.bin")),
  test: async () => readLabelledImages(await read("test-images.bin"), await read("test-labels.bin")),
  async model() {
    const model: PackedModel = JSON.parse((await read("model.json")).toString());
    return { model, weights: new Float32Array(Uint8Array.from(await read("model-weights.bin")).buffer) };
  },
};
