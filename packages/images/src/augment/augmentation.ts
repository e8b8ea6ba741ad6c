import type { Description, RandomStream } from "@gd/tensor";

/** An example on its way through augmentations, which leave it as it is and return another. */
export interface AugmentedExample {
  /** Of the image. */
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Row by row, the channels of a pixel side by side. */
  readonly pixels: Float64Array;
  /** The elements of the target: one for a label. */
  readonly target: Float64Array;
}

/** A change of examples that is drawn at random. */
export interface Augmentation {
  readonly name: string;
  /** What it is and its options, as data. */
  readonly description: Description;
  /** Whether it changes targets as if they were numbers, which labels are not. Default: false. */
  readonly mixesTargets?: boolean;
  /**
   * A changed example, which follows from what is given and drawn alone: the same bits everywhere take + − × ÷ √ and the
   * functions of `@gd/tensor`.
   *
   * @param other another example of the dataset, drawn at random, changed by the augmentations before this one.
   */
  augment(example: AugmentedExample, random: RandomStream, other: () => AugmentedExample): AugmentedExample;
}
