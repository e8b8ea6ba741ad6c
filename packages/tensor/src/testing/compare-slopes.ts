import type { Elements } from "../dtype.js";
import { randomStreams } from "../random/random-streams.js";
import { measureSlope } from "./measure-slope.js";

/** A derivative that was claimed and measured. */
export interface ComparedElement<Index extends number | undefined = number | undefined> {
  /** The name of the tensor: `input`, `weight`. */
  readonly variable: string;
  /** Of the variable's elements row by row; undefined where all were varied at once, along a random direction. */
  readonly index: Index;
  /** What the gradient says. */
  readonly claimed: number;
  /** The central difference. */
  readonly measured: number;
  /** |claimed − measured|, relative to the larger one. */
  readonly relativeError: number;
}

/** A claimed gradient with respect to one tensor, whose elements are varied in place and restored. */
export interface ClaimedSlopes {
  readonly variable: string;
  readonly data: Elements;
  readonly claimed: Elements;
  value(): number;
}

/** Where elements are compared one by one to find the one that is wrong, there are this many. */
const FEW = 32;
/** Directions that are tried until one meets no kink. */
const DIRECTIONS = 8;

/** The worst one; undefined of none. */
export const worstOf = <Slope extends { readonly relativeError: number }>(
  slopes: readonly Slope[],
): Slope | undefined =>
  slopes.reduce<Slope | undefined>(
    (worst, slope) => (worst === undefined || slope.relativeError > worst.relativeError ? slope : worst),
    undefined,
  );

/** The derivatives of a function with respect to elements of a tensor, measured beside the claimed ones. */
export const compareSlopes = ({ variable, data, claimed, value }: ClaimedSlopes) => {
  // Slopes below this are lost in the rounding of f.
  const resolution = 1e-4 * Math.max(1, Math.abs(value()));
  const random = randomStreams("gradient check").stream(variable);

  /** Along a direction in the elements from a place on. */
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
  /** How far apart claimed and measured are along a direction; 0 at a kink. */
  const apart = (from: number, direction: Float64Array): number => {
    const slope = compare(undefined, from, direction);
    if (slope === "kink") return 0;
    return slope.relativeError === Number.POSITIVE_INFINITY
      ? slope.relativeError
      : Math.abs(slope.claimed - slope.measured);
  };

  return {
    ofElements,
    /** All elements at once: the kinks that were met, and then the slope along the first direction without one. */
    alongDirection() {
      const slopes: (ComparedElement | "kink")[] = [];
      while (slopes.length < DIRECTIONS && (slopes.at(-1) ?? "kink") === "kink") {
        slopes.push(compare(undefined, 0, randomDirection()));
      }
      return slopes;
    },
    /** A few elements around one that is wrong, found by halving: of two halves, the one that is further apart. */
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
    /** The slope of another function of the same elements with respect to one. */
    measure: (index: number, f: () => number): number => measureAlong(index, one, f).slope,
  };
};
