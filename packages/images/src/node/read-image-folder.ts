import { expectOptions, expectString } from "@gd/tensor";
import { type FilesOptions, filesOptionNames, filesPlan } from "../files/files-options.js";
import type { ImageSet } from "../files/image-set.js";
import type { Colour, ImageShape, ImageSize } from "../image.js";
import { ImageError } from "../image-error.js";
import { listFolder } from "./list-folder.js";
import { readPaths } from "./read-image-files.js";

/**
 * Reads a folder that has a folder for each class into a dataset, class by class in the order of their names; see
 * `readImage`. What is no example, such as hidden files and those of other formats, is listed in `leftOut`.
 *
 *   const { dataset, classes } = await readImageFolder("photos", { size: [32, 32] });
 *
 * Shapes     inputs [height, width, 3], or [height, width, 1] in grey, from 0 to 1; targets [], the places of the classes
 * Throws     ImageError when the folder has no classes or only one, a class has no images or folders of its own, or files
 *            cannot be read, unless `skipBroken` leaves them out
 */
export function readImageFolder<const Size extends ImageSize, const C extends Colour = "rgb">(
  folder: string,
  options: FilesOptions<Size, C>,
): Promise<ImageSet<ImageShape<Size, C>>>;
// The size and the colour in the signature above are those of the options.
export async function readImageFolder(folder: string, options: FilesOptions): Promise<ImageSet> {
  const plan = filesPlan("readImageFolder", expectOptions("readImageFolder", options, filesOptionNames));
  expectString("readImageFolder(folder)", folder);
  const { files, leftOut } = await listFolder(folder);
  const [first] = files;
  if (plan.classes === undefined && files.every(({ label }) => label === first?.label)) {
    const advice = "there is nothing to tell apart; name the classes of a model with the option classes, to test it";
    throw new ImageError("one-class", folder, "folders of at least two classes", `only ${first?.label}`, advice);
  }
  const set = await readPaths("readImageFolder", files, plan);
  return { ...set, leftOut: [...leftOut, ...set.leftOut] };
}
