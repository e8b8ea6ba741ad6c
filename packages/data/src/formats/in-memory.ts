import { IdxError } from "./idx-error.js";
import type { IdxHeader } from "./idx-header.js";

/** What `allocate` returns; throws an IdxError where memory does not hold the file. */
export const inMemory = <Result>({ fileByteLength }: IdxHeader, name: string, allocate: () => Result): Result => {
  try {
    return allocate();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const advice = "there is not so much memory; close other programs, or take a smaller file";
    throw new IdxError("too-large", name, "a file that memory holds", `${fileByteLength} bytes`, advice, { cause });
  }
};
