import type { ModelAnswer } from "@gd/models";

/** Rows or images whose answers are known, with those of a model. */
export interface Known {
  readonly thing: "row" | "image";
  readonly answers: readonly ModelAnswer[];
  /** Labels, or standardized numbers. */
  readonly targets: ArrayLike<number>;
  /** What the answer is, as the data have it. */
  readonly actual: (place: number) => string;
  /** The number of a row, or the path of an image. */
  readonly places: (place: number) => number | string;
  /** How much each counts, where the model was trained with weights and the table has them. */
  readonly weights?: ArrayLike<number> | undefined;
  /** What to know of the scores, as sentences. */
  readonly notes: readonly string[];
  /** What could not be compared: "; 2 without price left out". */
  readonly leftOut: string;
}
