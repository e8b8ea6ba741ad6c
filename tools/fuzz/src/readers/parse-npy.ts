import { NpyError, parseNpy, writeNpy } from "@gd/data";
import { sizeOf } from "@gd/tensor";
import type { Reader } from "../reader.ts";
import { npyChanges, npyFiles } from "./npy-files.ts";

export const parseNpyReader: Reader = {
  name: "parseNpy",
  examples: npyFiles,
  changes: npyChanges,
  read(file) {
    const array = parseNpy(file);
    if (array.data.length !== sizeOf(array.shape)) throw new Error("the elements are not as many as the shape says");
    const again = parseNpy(writeNpy(array));
    const [one, other] = [array, again].map(({ data }) => Buffer.from(data.buffer));
    if (!one!.equals(other!)) throw new Error("what is written again is another array");
  },
  errors: [NpyError],
};
