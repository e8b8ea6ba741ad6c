export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its middle. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Edge {
  readonly from: Point;
  readonly to: Point;
  /** Where the weight and its gradient stand; none on the way to the loss. */
  readonly label?: Box;
}
