import { ImageError } from "../image-error.js";
import { readImageHeader } from "./image-header.js";

/** Throws an ImageError unless bytes begin as an image of at most so many pixels. */
export const expectImage = (bytes: Uint8Array, name: string, maximumPixels: number): void => {
  const header = readImageHeader(bytes);
  if (header === undefined) {
    const start = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const received = bytes.length === 0 ? "an empty file" : `${bytes.length} bytes that begin with ${start}`;
    const advice = "the file is another one, or is cut; convert it, or take it out";
    throw new ImageError("not-an-image", name, "a PNG, JPEG or WebP image", received, advice);
  }
  const { width, height } = header;
  if (width * height <= maximumPixels) return;
  const advice = "make it smaller, or raise maximumPixels if you trust the file";
  throw new ImageError("too-large", name, `at most ${maximumPixels} pixels`, `${width} × ${height}`, advice);
};
