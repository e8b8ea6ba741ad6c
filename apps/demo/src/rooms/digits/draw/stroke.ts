/** A place on the pad: from 0 at the left and top edges to 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The path of the pen from where it is put down to where it is lifted. */
export type Stroke = readonly Point[];
