import { open } from "node:fs/promises";
import { ImageError } from "../image-error.js";

/** What a pixel takes in a file at most, four channels of two bytes, and what may stand around them. */
const BYTES_PER_PIXEL = 8;
const AROUND = 2 ** 24;

/** The bytes of a file that can be an image of so many pixels. */
export const readImageBytes = async (path: string, maximumPixels: number): Promise<Uint8Array> => {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const most = BYTES_PER_PIXEL * maximumPixels + AROUND;
      if (size <= most) return await file.readFile();
      const advice = "make it smaller, or raise maximumPixels if you trust the file";
      throw new ImageError("too-large", path, `at most ${most} bytes for ${maximumPixels} pixels`, `${size}`, advice);
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof ImageError) throw cause;
    const received = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new ImageError("not-found", path, "a file that can be read", received, "check the path", { cause });
  }
};
