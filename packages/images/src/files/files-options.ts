import { expectArgument, expectBoolean, expectNumber, expectSize, expectStrings } from "@gd/tensor";
import { type ImageOptions, type ImagePlan, imageOptionNames, imagePlan } from "../decode/image-options.js";
import type { Colour, ImageSize } from "../image.js";

/** How files of images become a dataset. */
export interface FilesOptions<Size extends ImageSize = ImageSize, C extends Colour = Colour>
  extends ImageOptions<Size, C> {
  /**
   * The names of the classes, in the order of their labels: those that a model has learned, to test it with other images. Default: the
   * classes of the images, sorted.
   */
  readonly classes?: readonly string[];
  /** Whether files that cannot be read are left out, and listed in `leftOut`. Default: false, they end in an error. */
  readonly skipBroken?: boolean;
  /** The most bytes that all images take together once they are read. Default: 1 GiB. */
  readonly maximumBytes?: number;
  /** How many images are read at the same time, which decides how much memory it takes and changes nothing else. Default: 4. */
  readonly concurrency?: number;
}

/** The names of the options. */
export const filesOptionNames = [...imageOptionNames, "classes", "skipBroken", "maximumBytes", "concurrency"] as const;

/** The options, with their defaults. */
export interface FilesPlan {
  readonly image: ImagePlan;
  readonly classes: readonly string[] | undefined;
  readonly skipBroken: boolean;
  readonly maximumBytes: number;
  readonly concurrency: number;
}

/** The options, with their defaults. Throws an ArgumentError for those that make no sense. */
export const filesPlan = (place: string, options: FilesOptions): FilesPlan => {
  const { classes, skipBroken = false, maximumBytes = 2 ** 30, concurrency = 4, ...each } = options;
  const image = imagePlan(place, each);
  if (classes !== undefined) {
    expectStrings(`${place}(classes)`, classes);
    expectArgument(classes.length > 0 && new Set(classes).size === classes.length, {
      place: `${place}(classes)`,
      expected: "the name of each class once",
      received: classes,
    });
  }
  expectBoolean(`${place}(skipBroken)`, skipBroken);
  if (maximumBytes !== Number.POSITIVE_INFINITY)
    expectNumber(`${place}(maximumBytes)`, maximumBytes, { from: 0, whole: true });
  expectSize(`${place}(concurrency)`, concurrency);
  return { image, classes: classes && [...classes], skipBroken, maximumBytes, concurrency };
};
