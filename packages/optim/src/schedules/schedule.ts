/** The learning rate of each step. Steps count from 0. */
export type Schedule = (step: number) => number;
