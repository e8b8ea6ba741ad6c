import type { Described } from "@gd/tensor";

/** One evaluation along an update: f(θ + length · update), and its derivative with respect to the length. */
export interface Trial {
  /** How far along the update: 1 for all of it. */
  readonly length: number;
  /** Infinity if anything is not finite. */
  readonly value: number;
  /** The derivative of the value with respect to the length. */
  readonly slope: number;
}

/** Decides how far to go along an update. */
export interface LineSearch extends Described {
  readonly name: string;
  /**
   * Tries lengths, 1 first, and returns the trial that it accepts, or undefined if there is none.
   *
   * @param start the trial at length 0, where the slope is negative
   * @param at    evaluates the function at a length
   */
  search<T extends Trial>(start: Trial, at: (length: number) => T): T | undefined;
}
