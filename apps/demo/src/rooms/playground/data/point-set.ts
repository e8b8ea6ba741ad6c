/** Points of the plane from −2 to 2, each with what is to be said of it. */
export interface PointSet {
  /** x₁ and x₂ of one point after the other. */
  readonly places: Float32Array;
  /** Of each point its class, counted from 0, or its value. */
  readonly targets: Float32Array;
}

/** What a network in the plane learns. */
export interface PlaneData {
  /** How many classes there are; 0 where the targets are values. */
  readonly classes: number;
  readonly points: PointSet;
}

/** The plane reaches from −EDGE to EDGE in both directions, which gives points in it a variance of about 1. */
export const EDGE = 2;

export const countOf = ({ targets }: PointSet): number => targets.length;

export const pointSet = (points: readonly (readonly [x: number, y: number, target: number])[]): PointSet => ({
  places: Float32Array.from(points.flatMap((point) => point.slice(0, 2))),
  targets: Float32Array.from(points, ([, , target]) => target),
});
