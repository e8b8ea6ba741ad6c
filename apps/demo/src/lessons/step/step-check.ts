/** Where the descent of the lesson stands. */
export interface StepState {
  readonly iterations: number;
  /** Before the next step. */
  readonly loss: number | undefined;
}

const MOST_STEPS = 10;
const LOSS_TO_REACH = 0.01;

/** Whether a few steps were enough. */
export const isSteep = ({ iterations, loss }: StepState): boolean =>
  iterations > 0 && iterations <= MOST_STEPS && loss !== undefined && loss < LOSS_TO_REACH;
