import { expectOptions, expectString } from "@gd/tensor";
import type { Colour, Image, ImageShape, ImageSize } from "../image.js";
import { decodeInBrowser } from "./browser-decoder.js";
import { bytesOf, type ImageFile } from "./bytes-of.js";
import { expectImage } from "./expect-image.js";
import { type ImageOptions, type ImagePlan, imageOptionNames, imagePlan } from "./image-options.js";
import { pixelsOf } from "./pixels-of.js";

/** Options of `decodeImage`. */
export interface DecodeImageOptions<Size extends ImageSize = ImageSize, C extends Colour = Colour>
  extends ImageOptions<Size, C> {
  /** The image's name in messages. Default: "image". */
  readonly name?: string;
}

/**
 * Decodes an image file, PNG, JPEG or WebP, by the browser, also in a worker: turned as the camera says, scaled to cover a
 * size, over white where it is transparent; of a moving image the first one. Its size is read and compared with
 * `maximumPixels` before it is decoded. `@gd/images/node` has `readImage`, which does the same by sharp: for a PNG that has
 * the size already and is opaque, both give the same bytes. Browsers and sharp scale, and may decode JPEG, a little differently.
 *
 *   const { shape, data } = await decodeImage(input.files[0], { size: [32, 32] });
 *   training.predict(fromBytes(data, shape, { unit: 255 }));
 *
 * Shapes     [height, width, 3], or [height, width, 1] in grey
 * Throws     ImageError when the file is another one, damaged, or has more pixels than `maximumPixels`
 */
export function decodeImage<const Size extends ImageSize, const C extends Colour = "rgb">(
  file: ImageFile,
  options: DecodeImageOptions<Size, C>,
): Promise<Image<ImageShape<Size, C>>>;
// The size and the colour in the signature above are those of the options.
export async function decodeImage(file: ImageFile, options: DecodeImageOptions): Promise<Image> {
  const { name = "image", ...given } = expectOptions("decodeImage", options, ["name", ...imageOptionNames]);
  expectString("decodeImage(name)", name);
  const plan = imagePlan("decodeImage", given);
  return decodeBytes(await bytesOf("decodeImage(file)", file), plan, name);
}

/** The image in a file's bytes, by the decoder of the browser. */
export const decodeBytes = async (bytes: Uint8Array<ArrayBuffer>, plan: ImagePlan, name: string): Promise<Image> => {
  const { shape, colour, maximumPixels } = plan;
  expectImage(bytes, name, maximumPixels);
  return { shape, data: pixelsOf(await decodeInBrowser(bytes, shape, name), 4, colour) };
};
