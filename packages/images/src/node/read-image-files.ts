import { expectOptions, expectString } from "@gd/tensor";
import { expectLabelled } from "../files/expect-labelled.js";
import { type FilesOptions, type FilesPlan, filesOptionNames, filesPlan } from "../files/files-options.js";
import type { ImageSet } from "../files/image-set.js";
import { imageSetOf } from "../files/image-set-of.js";
import type { Colour, ImageShape, ImageSize } from "../image.js";
import { decodeBySharp } from "./decode-by-sharp.js";
import { readImageBytes } from "./read-file.js";

/** The path of an image file, and its class. */
export interface LabelledPath {
  readonly path: string;
  /** The name of its class. */
  readonly label: string;
}

/**
 * Reads a list of labelled image files into a dataset, in the order in which they are given; see `readImage`.
 *
 *   const files = rows.map(({ file, species }) => ({ path: join("photos", file), label: species }));
 *   const { dataset, classes } = await readImageFiles(files, { size: [32, 32] });
 *
 * Shapes     inputs [height, width, 3], or [height, width, 1] in grey, from 0 to 1; targets [], the places of the classes
 * Throws     ImageError when files cannot be read, unless `skipBroken` leaves them out
 */
export function readImageFiles<const Size extends ImageSize, const C extends Colour = "rgb">(
  files: readonly LabelledPath[],
  options: FilesOptions<Size, C>,
): Promise<ImageSet<ImageShape<Size, C>>>;
// The size and the colour in the signature above are those of the options.
export async function readImageFiles(files: readonly LabelledPath[], options: FilesOptions): Promise<ImageSet> {
  const plan = filesPlan("readImageFiles", expectOptions("readImageFiles", options, filesOptionNames));
  expectLabelled("readImageFiles(files)", files, "path");
  for (const [number, { path, label }] of files.entries()) {
    expectString(`readImageFiles(files[${number}]).path`, path);
    expectString(`readImageFiles(files[${number}]).label`, label);
  }
  return readPaths("readImageFiles", files, plan);
}

/** The dataset of labelled paths. */
export const readPaths = (place: string, files: readonly LabelledPath[], plan: FilesPlan): Promise<ImageSet> => {
  const { image } = plan;
  const list = files.map(({ path, label }) => ({
    path,
    label,
    read: async () => decodeBySharp(await readImageBytes(path, image.maximumPixels), image, path),
  }));
  return imageSetOf(place, list, plan);
};
