/** How a network does on the two spirals. */
export interface SpiralsLearned {
  readonly epoch: number;
  readonly accuracy: number;
}

export const ACCURACY_TO_REACH = 0.9;

/** Whether the deep network tells the spirals apart. */
export const tellsSpiralsApart = ({ epoch, accuracy }: SpiralsLearned): boolean =>
  epoch > 0 && accuracy > ACCURACY_TO_REACH;
