import type { Dataset } from "@gd/data";
import type { ImageShape } from "../image.js";

/** A file that is no example of a dataset, and why. */
export interface LeftOut {
  readonly path: string;
  /** Such as "expected a whole image, got one that ends too early". */
  readonly problem: string;
}

/** Labelled images, and what is known of them. */
export interface ImageSet<S extends ImageShape = ImageShape> {
  /** The images, as numbers from 0 to 1, and the places of their classes as labels. Pixels are kept as bytes. */
  readonly dataset: Dataset<S, readonly []>;
  /** The names of the classes: label 0 is the first. */
  readonly classes: readonly string[];
  /** The path of each example. */
  readonly paths: readonly string[];
  /** The files that are not among the examples. */
  readonly leftOut: readonly LeftOut[];
}
