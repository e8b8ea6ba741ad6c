import { expectArgument, expectNumber, fromElements, rowMajor, ShapeError, type Tensor } from "@gd/tensor";

/** A change of scale, learned from some examples, to apply to those and to others. */
export interface Standardization {
  /** Of each feature, over the examples. */
  readonly mean: Float64Array;
  /** Of each feature, over the examples (divided by their number); 1 for a feature that never varies. */
  readonly deviation: Float64Array;
  /** (x − mean) / deviation, feature by feature, in the precision of x. */
  apply<N extends number, F extends number>(examples: Tensor<readonly [N, F]>): Tensor<readonly [N, F]>;
}

/**
 * Learns to bring each feature to mean 0 and standard deviation 1. Learn it from the training examples alone, and apply
 * it to all. A feature that never varies becomes 0.
 *
 * Shapes  examples [examples, features]
 * Throws  ArgumentError when a feature has NaN, infinity or numbers whose squares overflow
 */
export const standardize = (examples: Tensor<readonly [number, number]>): Standardization => {
  expectMatrix(examples, "features");
  const [size, features] = examples.shape;
  expectArgument(size > 0, { place: "standardize(examples)", expected: "at least one example", received: size });
  const data = rowMajor(examples);

  // The mean of differences from the first example: for a feature that never varies, these are exactly 0.
  const mean = Float64Array.from(data.subarray(0, features));
  for (const [feature, first] of mean.entries()) {
    let sum = 0;
    for (let i = feature; i < data.length; i += features) sum += data[i]! - first;
    mean[feature] = first + sum / size;
  }
  const deviation = mean.map((center, feature) => {
    let sum = 0;
    for (let i = feature; i < data.length; i += features) {
      const apart = data[i]! - center;
      sum += apart * apart;
    }
    const place = `standardize(variance of feature ${feature})`;
    expectNumber(place, sum / size, {}, "Leave out examples that are not finite, or too large to square.");
    return sum === 0 ? 1 : Math.sqrt(sum / size);
  });

  return {
    mean,
    deviation,
    apply(others) {
      expectMatrix(others, features);
      const scaled = rowMajor(others).map((x, i) => (x - mean[i % features]!) / deviation[i % features]!);
      return fromElements(scaled, others.shape);
    },
  };
};

const expectMatrix = ({ shape }: Tensor, features: number | "features"): void => {
  if (shape.length === 2 && (features === "features" || shape[1] === features)) return;
  throw new ShapeError({ place: "standardize", role: "examples", expected: ["examples", features], received: shape });
};
