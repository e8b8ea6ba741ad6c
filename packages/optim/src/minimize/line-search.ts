/** A function of one variable at a length: f(θ + length · update), and its derivative by the length. */
export interface Trial {
  /** Of the way along the update: 1 for all of it. */
  readonly length: number;
  /** Infinity where something is not finite. */
  readonly value: number;
  /** The derivative of the value by the length. */
  readonly slope: number;
}

/** Decides how far to go along an update. */
export interface LineSearch {
  readonly name: string;
  /**
   * Tries lengths, 1 first, and returns the trial that it accepts; undefined where it finds none.
   *
   * @param start at length 0, where the slope is below 0
   * @param at    evaluates the function at a length
   */
  search<T extends Trial>(start: Trial, at: (length: number) => T): T | undefined;
}
