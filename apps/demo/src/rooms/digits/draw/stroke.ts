/** A place on the pad: from 0 at its left and upper edge to 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the pen went from when it was put down to when it was lifted. */
export type Stroke = readonly Point[];
