import { constants, open, stat } from "node:fs/promises";
import { systemReason } from "../system-reason.js";
import { FileError } from "./file-error.js";
import { requireRegular } from "./require-regular.js";

/** Far more than the 47 MB of the largest file of MNIST, and than most models. */
const MOST_BYTES = 2 ** 30;
/** What to do about a file that is too large to be one of MNIST. */
export const RIGHT_FILE = "check that this is the right file";
const PIECE = 2 ** 18;

/**
 * Reads a file piece by piece, after a look at its kind and size: a pipe would have it wait for ever, and a device may have
 * no end. A piece is valid until the next is asked for.
 *
 * Throws  FileError when it is no regular file, is larger than 1 GiB, or the system does not let it be read
 */
export async function* readRegularFile(file: string): AsyncGenerator<Uint8Array, void> {
  try {
    requireRegular(file, await stat(file), MOST_BYTES);
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
    if (cause instanceof FileError) throw cause;
    const advice = "check where it leads and its permissions";
    throw new FileError(`${file}: this file cannot be read, ${systemReason(cause)}: ${advice}`, { cause });
  }
}
