import { expectOptions, expectString } from "@gd/tensor";
import { bytesOf, type ImageFile } from "../decode/bytes-of.js";
import { decodeBytes } from "../decode/decode-image.js";
import type { Colour, ImageShape, ImageSize } from "../image.js";
import { expectLabelled } from "./expect-labelled.js";
import { type FilesOptions, filesOptionNames, filesPlan } from "./files-options.js";
import type { ImageSet } from "./image-set.js";
import { imageSetOf } from "./image-set-of.js";

/** An image file in a browser, and its class. */
export interface LabelledImageFile {
  readonly file: ImageFile;
  /** The name of its class. */
  readonly label: string;
  /** The path in messages and in the result. Default: the name of the file, or its number. */
  readonly path?: string;
}

/**
 * Decodes labelled image files by the browser into a dataset, in the order in which they are given; see `decodeImage`.
 *
 *   const files = [...input.files].map((file) => ({ file, label: file.webkitRelativePath.split("/").at(-2) }));
 *   const { dataset, classes } = await decodeImages(files, { size: [32, 32] });
 *
 * Shapes     inputs [height, width, 3], or [height, width, 1] in grey, from 0 to 1; targets [], the places of the classes
 * Throws     ImageError when files cannot be read, unless `skipBroken` leaves them out
 */
export function decodeImages<const Size extends ImageSize, const C extends Colour = "rgb">(
  files: readonly LabelledImageFile[],
  options: FilesOptions<Size, C>,
): Promise<ImageSet<ImageShape<Size, C>>>;
// The size and the colour in the signature above are those of the options.
export async function decodeImages(files: readonly LabelledImageFile[], options: FilesOptions): Promise<ImageSet> {
  const plan = filesPlan("decodeImages", expectOptions("decodeImages", options, filesOptionNames));
  expectLabelled("decodeImages(files)", files, "file");
  const list = files.map(({ file, label, path }, number) => {
    const place = `decodeImages(files[${number}])`;
    expectString(`${place}.label`, label);
    const name: unknown = path === undefined ? (Object(file).name ?? `image ${number}`) : path;
    expectString(`${place}.path`, name);
    return {
      path: name,
      label,
      read: async () => decodeBytes(await bytesOf(`${place}.file`, file), plan.image, name),
    };
  });
  return imageSetOf("decodeImages", list, plan);
}
