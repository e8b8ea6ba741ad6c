import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeIdx } from "@gd/data";

/** A pair of IDX files as MNIST has them, with so many blank images. */
export const writePair = async (
  folder: string,
  set: "train" | "t10k",
  { count = 3, size = 28, label = 1, separator = "-" } = {},
): Promise<void> => {
  const images = { type: "uint8", shape: [count, size, size], data: new Uint8Array(count * size * size) } as const;
  const labels = { type: "uint8", shape: [count], data: new Uint8Array(count).fill(label) } as const;
  await writeFile(join(folder, `${set}-images${separator}idx3-ubyte`), writeIdx(images));
  await writeFile(join(folder, `${set}-labels${separator}idx1-ubyte`), writeIdx(labels));
};
