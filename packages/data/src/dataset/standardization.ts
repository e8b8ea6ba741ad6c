import {
  ArgumentError,
  expectOptions,
  expectTensor,
  fromElements,
  rowMajor,
  ShapeError,
  type Tensor,
} from "@gd/tensor";
import { expectList } from "../expect/expect-list.js";

/** A change of scale, learned from some examples, to apply to those and to others, and to take back. */
export interface Standardization {
  /** Of each feature, over the examples. */
  readonly mean: Float64Array;
  /** Of each feature, over the examples (divided by their number); 1 for a feature that never varies. */
  readonly deviation: Float64Array;
  /**
   * (x − mean) / deviation, feature by feature, in the precision of x. NaN stays NaN.
   *
   * Throws  ArgumentError when a result is not finite in that precision
   */
  apply<N extends number, F extends number>(examples: Tensor<readonly [N, F]>): Tensor<readonly [N, F]>;
  /**
   * The inverse, z · deviation + mean, which brings what a model answers back to its own units.
   *
   * Throws  ArgumentError when a result is not finite in that precision
   */
  invert<N extends number, F extends number>(examples: Tensor<readonly [N, F]>): Tensor<readonly [N, F]>;
}

/** Numbers of a standardization, such as JSON has kept. */
export interface StandardizationNumbers {
  /** Of each feature. */
  readonly mean: ArrayLike<number>;
  /** Of each feature, > 0. */
  readonly deviation: ArrayLike<number>;
}

/**
 * The standardization of numbers that were kept, such as those that `standardize` has learned.
 *
 *   const text = JSON.stringify({ mean: [...scale.mean], deviation: [...scale.deviation] });
 *   const again = standardization(JSON.parse(text));
 */
export const standardization = (numbers: StandardizationNumbers): Standardization => {
  const { mean, deviation } = expectOptions("standardization", numbers, ["mean", "deviation"]);
  expectNumbers("standardization(mean)", mean, "finite numbers", Number.isFinite);
  expectNumbers("standardization(deviation)", deviation, "numbers > 0", (x) => Number.isFinite(x) && x > 0);
  if (mean.length !== deviation.length) {
    const expected = `as many numbers as mean has, ${mean.length}`;
    throw new ArgumentError({ place: "standardization(deviation)", expected, received: deviation.length });
  }
  return standardizationOf("standardization", Float64Array.from(mean), Float64Array.from(deviation));
};

const expectNumbers = (
  place: string,
  values: ArrayLike<number>,
  expected: string,
  holds: (value: number) => boolean,
): void => {
  expectList(place, values);
  for (let i = 0; i < values.length; i++) {
    const received = values[i]!;
    if (typeof received === "number" && holds(received)) continue;
    throw new ArgumentError({ place: `${place.slice(0, -1)}[${i}])`, expected, received });
  }
};

/** The standardization of these numbers, for a function whose place is in messages. */
export const standardizationOf = (place: string, mean: Float64Array, deviation: Float64Array): Standardization => {
  const features = mean.length;
  const changed = <N extends number, F extends number>(
    method: "apply" | "invert",
    examples: Tensor<readonly [N, F]>,
    change: (x: number, mean: number, deviation: number) => number,
  ): Tensor<readonly [N, F]> => {
    expectMatrix(`${place}.${method}`, examples, features);
    const elements = rowMajor(examples);
    const results = elements.map((x, i) => change(x, mean[i % features]!, deviation[i % features]!));
    const wrong = results.findIndex((result) => Math.abs(result) === Number.POSITIVE_INFINITY);
    if (wrong < 0) return fromElements(results, examples.shape);
    const what = method === "apply" ? "when they are standardized" : "in their own units";
    throw new ArgumentError({
      place: `${place}.${method}(examples)`,
      expected: `numbers that are finite in ${examples.dtype} ${what}`,
      received: elements[wrong],
      advice: `Leave out example ${Math.floor(wrong / features)}, or compute with float64.`,
    });
  };
  return {
    mean,
    deviation,
    apply: (examples) => changed("apply", examples, scale),
    invert: (examples) => changed("invert", examples, (z, center, unit) => z * unit + center),
  };
};

const scale = (x: number, mean: number, deviation: number): number => {
  const scaled = (x - mean) / deviation;
  // The difference alone may overflow.
  return Number.isFinite(scaled) ? scaled : (x / 2 - mean / 2) / (deviation / 2);
};

/** Throws a ShapeError unless examples are a matrix of so many features. */
export const expectMatrix = (place: string, examples: Tensor, features: number | "features"): void => {
  expectTensor(`${place}(examples)`, examples);
  const { shape } = examples;
  if (shape.length === 2 && (features === "features" || shape[1] === features)) return;
  throw new ShapeError({ place, role: "examples", expected: ["examples", features], received: shape });
};
