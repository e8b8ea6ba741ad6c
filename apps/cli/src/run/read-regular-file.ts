import type { Stats } from "node:fs";
import { constants, open, stat } from "node:fs/promises";
import { systemReason } from "../system-reason.js";
import { DigitsError } from "./digits-error.js";

/** Far more than the 47 MB of the largest file of MNIST. */
const MOST_BYTES = 2 ** 30;
/** What to do about a file that is too large to be one of MNIST. */
export const RIGHT_FILE = "check that this is the right file";
const PIECE = 2 ** 18;

/**
 * Reads a file piece by piece, after a look at its kind and size: a pipe would have it wait for ever, and a device may have
 * no end. A piece is valid until the next is asked for.
 *
 * Throws  DigitsError when it is no regular file, is larger than 1 GiB, or the system does not let it be read
 */
export async function* readRegularFile(file: string): AsyncGenerator<Uint8Array, void> {
  try {
    requireRegular(file, await stat(file));
    // Should a pipe take the place of the file just now, opening it does not wait.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const piece = new Uint8Array(PIECE);
      for (;;) {
        const { bytesRead } = await handle.read(piece, 0, PIECE);
        if (bytesRead === 0) return;
        yield piece.subarray(0, bytesRead);
      }
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof DigitsError) throw cause;
    const advice = "check where it leads and its permissions";
    throw new DigitsError(`${file}: this file cannot be read, ${systemReason(cause)}: ${advice}`, { cause });
  }
}

const requireRegular = (file: string, found: Stats): void => {
  if (!found.isFile())
    throw new DigitsError(`${file}: expected a regular file, got ${kindOf(found)}: put the file itself there`);
  if (found.size <= MOST_BYTES) return;
  throw new DigitsError(`${file}: expected at most ${MOST_BYTES} bytes, got ${found.size}: ${RIGHT_FILE}`);
};

const kindOf = (found: Stats): string => {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a pipe";
  return found.isSocket() ? "a socket" : "a device";
};
