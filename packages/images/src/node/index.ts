/**
 * Images from files and folders in Node, by the package sharp.
 *
 * @module @gd/images/node
 */

export type { ImageBlob, ImageFile } from "../decode/bytes-of.js";
export type { ImageOptions } from "../decode/image-options.js";
export type { FilesOptions } from "../files/files-options.js";
export type { ImageSet, LeftOut } from "../files/image-set.js";
export type { Colour, Image, ImageShape, ImageSize } from "../image.js";
export { ImageError, type ImageErrorReason } from "../image-error.js";
export { readImage } from "./read-image.js";
export { type LabelledPath, readImageFiles } from "./read-image-files.js";
export { readImageFolder } from "./read-image-folder.js";
