import type Sharp from "sharp";
import { ImageError } from "../image-error.js";

/** The library that decodes, once it is needed: who decodes in a browser or only augments does not install it. */
export const loadSharp = async (name: string): Promise<typeof Sharp> => {
  try {
    return (await import("sharp")).default;
  } catch (cause) {
    const advice = "npm install sharp";
    throw new ImageError("no-decoder", name, "the package sharp to decode it", "none that works", advice, { cause });
  }
};
