/** How far a network has come with the pair. */
export interface PairProgress {
  readonly iterations: number;
  /** Whether the output agrees with the target to 6 digits. */
  readonly learned: boolean;
}

/** As many as the tutorial takes. */
export const TUTORIAL_ITERATIONS = 1000;

/** Whether the tutorial's number of iterations was enough. */
export const isEnough = ({ iterations, learned }: PairProgress): boolean =>
  learned && iterations <= TUTORIAL_ITERATIONS;
