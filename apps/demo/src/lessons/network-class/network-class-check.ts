import { PAIR } from "@gd/experiments";

/** What the network answered last, and how often it was trained before. */
export interface Answered {
  readonly answer: readonly number[] | undefined;
  readonly calls: number;
}

/** Two digits, as the target has them. */
const CLOSE = 0.005;

/** Whether `predict` has answered with the target. */
export const hasLearnedPair = ({ answer, calls }: Answered): boolean =>
  calls > 0 && answer !== undefined && answer.every((value, i) => Math.abs(value - PAIR.target[i]!) < CLOSE);
