/**
 * Image files as datasets, in browsers here and in Node by `@gd/images/node`, and augmentation: changes of images that are
 * drawn at random, and follow from a seed.
 *
 * @module @gd/images
 */

export { type AugmentOptions, augment } from "./augment/augment.js";
export type { Augmentation, AugmentedExample } from "./augment/augmentation.js";
export { type CutoutOptions, cutout } from "./augment/cutout.js";
export { type FlipOptions, flip } from "./augment/flip.js";
export { type MixupOptions, mixup } from "./augment/mixup.js";
export { type NoiseOptions, noise } from "./augment/noise.js";
export { type RotateOptions, rotate } from "./augment/rotate.js";
export { type ShiftOptions, shift } from "./augment/shift.js";
export type { ImageBlob, ImageFile } from "./decode/bytes-of.js";
export { type DecodeImageOptions, decodeImage } from "./decode/decode-image.js";
export type { ImageOptions } from "./decode/image-options.js";
export { decodeImages, type LabelledImageFile } from "./files/decode-images.js";
export type { FilesOptions } from "./files/files-options.js";
export type { ImageSet, LeftOut } from "./files/image-set.js";
export type { Colour, Image, ImageShape, ImageSize } from "./image.js";
export { ImageError, type ImageErrorReason } from "./image-error.js";
