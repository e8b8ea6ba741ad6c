import { readFile, stat } from "node:fs/promises";
import { systemReason } from "../system-reason.js";
import { DigitsError } from "./digits-error.js";

/** Far more than the 47 MB of the largest file of MNIST. */
const MOST_BYTES = 2 ** 30;

/**
 * Reads a file, after a look at its kind and size: reading a pipe would wait for ever, and a device may have no end.
 *
 * Throws  DigitsError when it is no regular file, is larger than 1 GiB, or the system does not let it be read
 */
export const readRegularFile = async (file: string): Promise<Uint8Array> => {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new DigitsError(`${file}: expected a regular file, got ${kindOf(found)}`);
    if (found.size > MOST_BYTES) {
      const advice = "check that this is the right file";
      throw new DigitsError(`${file}: expected at most ${MOST_BYTES} bytes, got ${found.size}: ${advice}`);
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof DigitsError) throw cause;
    throw new DigitsError(`${file}: this file cannot be read: ${systemReason(cause)}`, { cause });
  }
};

const kindOf = (found: Awaited<ReturnType<typeof stat>>): string => {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a pipe";
  return found.isSocket() ? "a socket" : "a device";
};
