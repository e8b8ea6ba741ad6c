import { IdxError, readLabelledImages, writeIdx } from "@gd/data";
import type { RandomStream } from "@gd/tensor";
import { joined } from "../joined.ts";
import type { Reader } from "../reader.ts";
import { gzipped } from "./gzipped.ts";
import { MAXIMUM_BYTES } from "./read-idx.ts";

/** Two files as one: the length of the first, the first and the second. */
const joinPair = (images: Uint8Array, labels: Uint8Array): Uint8Array =>
  joined(new Uint8Array(Uint32Array.of(images.length).buffer), images, labels);

const splitPair = (pair: Uint8Array): readonly [images: Uint8Array, labels: Uint8Array] => {
  const [length = 0] = new Uint32Array(Uint8Array.from({ length: 4 }, (_, i) => pair[i] ?? 0).buffer);
  return [pair.slice(4, 4 + length), pair.slice(4 + length)];
};

const images = writeIdx({ type: "uint8", shape: [5, 3, 2], data: new Uint8Array(30).fill(9) });
const labels = writeIdx({ type: "uint8", shape: [5], data: Uint8Array.of(1, 2, 3, 4, 5) });
const none = writeIdx({ type: "uint8", shape: [0, 3, 2], data: new Uint8Array() });
const noLabels = writeIdx({ type: "uint8", shape: [0], data: new Uint8Array() });

/** Images and labels, in a file of both for this purpose. */
export const readLabelledImagesReader: Reader = {
  name: "readLabelledImages",
  examples: [joinPair(images, labels), joinPair(none, noLabels)],
  repair(pair, random: RandomStream) {
    const [images, labels] = splitPair(pair);
    return random.integer(2) === 0
      ? joinPair(gzipped(images, random), labels)
      : joinPair(gzipped(images, random), gzipped(labels, random));
  },
  async read(pair) {
    const [imagesFile, labelsFile] = splitPair(pair);
    const { images, labels } = await readLabelledImages(imagesFile, labelsFile, { maximumBytes: MAXIMUM_BYTES });
    const [count, height, width] = images.shape;
    const isWhole = count === labels.length && count * height * width === images.data.length;
    if (!isWhole) throw new Error("the images are not as many as their shape says");
  },
  errors: [IdxError],
};
