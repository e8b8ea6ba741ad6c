import { expectImage } from "../decode/expect-image.js";
import type { ImagePlan } from "../decode/image-options.js";
import { pixelsOf } from "../decode/pixels-of.js";
import type { Image } from "../image.js";
import { ImageError } from "../image-error.js";
import { loadSharp } from "./load-sharp.js";

/** The image in a file's bytes: turned as the camera says, scaled to cover the size, over white. */
export const decodeBySharp = async (bytes: Uint8Array, plan: ImagePlan, name: string): Promise<Image> => {
  const { shape, colour, maximumPixels } = plan;
  expectImage(bytes, name, maximumPixels);
  const sharp = await loadSharp(name);
  const [height, width] = shape;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: maximumPixels, failOn: "warning" })
      .rotate()
      .resize({ width, height, fit: "cover", position: "centre" })
      .flatten({ background: "white" })
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return { shape, data: pixelsOf(data, info.channels, colour) };
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.trim().split("\n")[0]! : String(cause);
    const advice = "the file is damaged; copy it again, or take it out";
    throw new ImageError("broken", name, "a whole image", `one that sharp refuses (${said})`, advice, { cause });
  }
};
