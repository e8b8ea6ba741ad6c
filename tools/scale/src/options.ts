/** What is measured or tried, and how long that may take. */
export interface Options {
  /** Fewer trials, and seconds in place of minutes. */
  readonly quick: boolean;
  readonly seed: number;
  /** How many trials a sweep of the chaos has. */
  readonly trials: number;
  /** Only misfortunes whose names have these words. */
  readonly only: string;
}
