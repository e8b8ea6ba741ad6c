import type { ModelAnswer } from "@gd/models";

/** Rows or images with the answers of a model. */
export interface Answered {
  /** The names of the cells. */
  readonly names: readonly string[];
  /** What a row has, or the path of an image. */
  readonly cells: (place: number) => readonly (string | undefined)[];
  readonly answers: readonly ModelAnswer[];
}
