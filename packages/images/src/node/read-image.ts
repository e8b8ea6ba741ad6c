import { expectOptions } from "@gd/tensor";
import { bytesOf, type ImageFile } from "../decode/bytes-of.js";
import { type ImageOptions, imageOptionNames, imagePlan } from "../decode/image-options.js";
import type { Colour, Image, ImageShape, ImageSize } from "../image.js";
import { decodeBySharp } from "./decode-by-sharp.js";
import { readImageBytes } from "./read-file.js";

/**
 * Reads an image file, PNG, JPEG or WebP, by the package sharp, which has to be installed: turned as the camera says, scaled to cover a
 * size, over white where it is transparent; of a moving image the first one. Its size is read and compared with
 * `maximumPixels` before it is decoded.
 *
 *   const { shape, data } = await readImage("cat.jpg", { size: [32, 32] });
 *   training.predict(fromBytes(data, shape, { unit: 255 }));
 *
 * Shapes     [height, width, 3], or [height, width, 1] in grey
 * Throws     ImageError when the file is not there, another one, damaged, or has more pixels than `maximumPixels`
 */
export function readImage<const Size extends ImageSize, const C extends Colour = "rgb">(
  file: string | ImageFile,
  options: ImageOptions<Size, C>,
): Promise<Image<ImageShape<Size, C>>>;
// The size and the colour in the signature above are those of the options.
export async function readImage(file: string | ImageFile, options: ImageOptions): Promise<Image> {
  const plan = imagePlan("readImage", expectOptions("readImage", options, imageOptionNames));
  if (typeof file !== "string") return decodeBySharp(await bytesOf("readImage(file)", file), plan, "image");
  return decodeBySharp(await readImageBytes(file, plan.maximumPixels), plan, file);
}
