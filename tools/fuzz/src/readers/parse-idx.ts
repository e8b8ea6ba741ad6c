import { IdxError, parseIdx, writeIdx } from "@gd/data";
import type { Reader } from "../reader.ts";
import { idxFiles } from "./idx-files.ts";

export const parseIdxReader: Reader = {
  name: "parseIdx",
  examples: idxFiles,
  read(file) {
    const array = parseIdx(file);
    // An engine may change the payload of a NaN, so those bytes are not compared.
    if (array.data.some(Number.isNaN)) return;
    if (!Buffer.from(file).equals(writeIdx(array))) throw new Error("the array is not that of the file");
  },
  errors: [IdxError],
};
