import {
  ArgumentError,
  expectArgument,
  expectTensor,
  fromElements,
  roundingOf,
  rowMajor,
  ShapeError,
  type Tensor,
} from "@gd/tensor";
import { expectFinite } from "../expect/expect-finite.js";
import { momentsOf } from "./moments.js";

/** A change of scale, learned from some examples, to apply to those and to others. */
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
}

/**
 * Learns to bring each feature to mean 0 and standard deviation 1. Learn it from the training examples alone, and apply
 * it to all. A feature that never varies has the deviation 1, so that it becomes 0. So has one whose deviation is at most
 * four roundings of its largest number, which are 4 · 2⁻⁵³ of it in float64 and 4 · 2⁻²⁴ in float32: 0.3 and 0.1 + 0.2
 * are the same feature.
 *
 * Shapes  examples [examples, features]
 * Throws  ArgumentError when an example has NaN or ±∞
 */
export const standardize = (examples: Tensor<readonly [number, number]>): Standardization => {
  expectMatrix("standardize", examples, "features");
  const [size, features] = examples.shape;
  expectArgument(size > 0, { place: "standardize(examples)", expected: "at least one example", received: size });
  const data = rowMajor(examples);
  expectFinite("standardize(examples)", data, size);
  const moments = Array.from({ length: features }, (_, feature) => momentsOf(data, feature, features));
  const mean = Float64Array.from(moments, (feature) => feature.mean);
  const deviation = Float64Array.from(moments, ({ deviation, largest }) =>
    deviation <= roundingOf(largest, examples.dtype) ? 1 : deviation,
  );

  return {
    mean,
    deviation,
    apply(others) {
      expectMatrix("standardize.apply", others, features);
      const elements = rowMajor(others);
      const scaled = elements.map((x, i) => scale(x, mean[i % features]!, deviation[i % features]!));
      const wrong = scaled.findIndex((z) => Math.abs(z) === Number.POSITIVE_INFINITY);
      if (wrong < 0) return fromElements(scaled, others.shape);
      throw new ArgumentError({
        place: "standardize.apply(examples)",
        expected: `numbers that are finite in ${others.dtype} when they are standardized`,
        received: elements[wrong],
        advice: `Leave out example ${Math.floor(wrong / features)}, or compute with float64.`,
      });
    },
  };
};

const scale = (x: number, mean: number, deviation: number): number => {
  const scaled = (x - mean) / deviation;
  // The difference alone may overflow.
  return Number.isFinite(scaled) ? scaled : (x / 2 - mean / 2) / (deviation / 2);
};

const expectMatrix = (place: string, examples: Tensor, features: number | "features"): void => {
  expectTensor(`${place}(examples)`, examples);
  const { shape } = examples;
  if (shape.length === 2 && (features === "features" || shape[1] === features)) return;
  throw new ShapeError({ place, role: "examples", expected: ["examples", features], received: shape });
};
