import type { Elements } from "../dtype.js";
import { randomStreams } from "../random/random-streams.js";
import { measureSlope } from "./measure-slope.js";

/** A claimed derivative and the measured one. */
export interface ComparedElement<Index extends number | undefined = number | undefined> {
  /** The name of the tensor: `input`, `weight`. */
  readonly variable: string;
  /** The index of the element, row by row; undefined if all were varied at once, along a random direction. */
  readonly index: Index;
  /** The derivative according to the gradient. */
  readonly claimed: number;
  /** The central difference. */
  readonly measured: number;
  /** |claimed − measured|, relative to the larger of the two. */
  readonly relativeError: number;
}

/** A claimed gradient with respect to one tensor, whose elements are varied in place and restored. */
export interface ClaimedSlopes {
  readonly variable: string;
  readonly data: Elements;
  readonly claimed: Elements;
  value(): number;
}

/** How many elements are compared one by one to find the wrong one. */
const FEW = 32;
/** How many directions are tried to find one without a kink. */
const DIRECTIONS = 8;

/** The slope with the largest error; undefined if there is none. */
export const worstOf = <Slope extends { readonly relativeError: number }>(
  slopes: readonly Slope[],
): Slope | undefined =>
  slopes.reduce<Slope | undefined>(
    (worst, slope) => (worst === undefined || slope.relativeError > worst.relativeError ? slope : worst),
    undefined,
  );

/** Measures derivatives with respect to the elements of a tensor, and compares them with the claimed ones. */
export const compareSlopes = ({ variable, data, claimed, value }: ClaimedSlopes) => {
  // Slopes below this are lost in the rounding of f.
  const resolution = 1e-4 * Math.max(1, Math.abs(value()));
  const random = randomStreams("gradient check").stream(variable);

  /** The slope along a direction in the elements from an index on. */
  const measureAlong = (from: number, direction: Float64Array, f = value) => {
    const at = data.slice(from, from + direction.length);
    const measured = measureSlope((offset) => {
      for (let i = 0; i < at.length; i++) data[from + i] = at[i]! + offset * direction[i]!;
      return f();
    });
    data.set(at, from);
    return measured;
  };
  const compare = <Index extends number | undefined>(
    index: Index,
    from: number,
    direction: Float64Array,
  ): ComparedElement<Index> | "kink" => {
    const { slope: measured, roughness } = measureAlong(from, direction);
    if (roughness > 1e-4 * Math.max(Math.abs(measured), resolution)) return "kink";
    const along = direction.reduce((sum, part, i) => sum + part * claimed[from + i]!, 0);
    const error = Math.abs(along - measured) / Math.max(Math.abs(along), Math.abs(measured), resolution);
    const relativeError = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
    return { variable, index, claimed: along, measured, relativeError };
  };

  const one = Float64Array.of(1);
  const ofElements = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => compare(from + i, from + i, one));
  const randomDirection = (): Float64Array => {
    const normal = Float64Array.from(data, () => random.standardNormal());
    const length = Math.sqrt(normal.reduce((sum, x) => sum + x * x, 0));
    return normal.map((x) => x / length);
  };
  /** How far apart the claimed and the measured slope are along a direction; 0 at a kink. */
  const apart = (from: number, direction: Float64Array): number => {
    const slope = compare(undefined, from, direction);
    if (slope === "kink") return 0;
    return slope.relativeError === Number.POSITIVE_INFINITY
      ? slope.relativeError
      : Math.abs(slope.claimed - slope.measured);
  };

  return {
    ofElements,
    /** All elements at once: a kink for each direction that met one, then the slope along the first that did not. */
    alongDirection() {
      const slopes: (ComparedElement | "kink")[] = [];
      while (slopes.length < DIRECTIONS && (slopes.at(-1) ?? "kink") === "kink") {
        slopes.push(compare(undefined, 0, randomDirection()));
      }
      return slopes;
    },
    /** A few elements around a wrong one, found by halving: of two halves, the one that is further off. */
    whereWrong() {
      const direction = randomDirection();
      let [from, to] = [0, data.length];
      while (to - from > FEW) {
        const middle = (from + to) >> 1;
        const left = apart(from, direction.subarray(from, middle));
        if (left >= apart(middle, direction.subarray(middle, to))) to = middle;
        else from = middle;
      }
      return ofElements(from, to);
    },
    /** The slope of another function of the same elements with respect to one of them. */
    measure: (index: number, f: () => number): number => measureAlong(index, one, f).slope,
  };
};
