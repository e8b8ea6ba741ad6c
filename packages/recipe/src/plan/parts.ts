import { RecipeError } from "../recipe-error.js";

/** One of something for each part of the examples. */
export interface Parts<Of> {
  readonly training: Of;
  /** Tells when to stop, and which epoch was the best. */
  readonly validation: Of;
  /** Looked at once, at the end. */
  readonly test: Of;
}

/** Examples by their numbers, and how they were divided. */
export interface DividedExamples extends Parts<Uint32Array> {
  /** `stratified by species` */
  readonly how: string;
}

/** The same for each part. */
export const eachPart = <Of>(make: (part: keyof Parts<Of>) => Of): Parts<Of> => ({
  training: make("training"),
  validation: make("validation"),
  test: make("test"),
});

/** Throws a RecipeError, which says why, where a part has no rows. */
export const expectEachPart = (rows: DividedExamples, why: (part: keyof Parts<unknown>) => string): void => {
  for (const part of ["training", "validation", "test"] as const) {
    if (rows[part].length === 0) throw new RecipeError("too-few-rows", why(part));
  }
};
