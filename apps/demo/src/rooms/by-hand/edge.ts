export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle, by its centre. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Edge {
  readonly from: Point;
  readonly to: Point;
  /** The place of the weight and its gradient; none on edges to the loss. */
  readonly label?: Box;
}
