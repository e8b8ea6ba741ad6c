import { expectArgument, roundingOf, rowMajor, type Tensor } from "@gd/tensor";
import { expectFinite } from "../expect/expect-finite.js";
import { momentsOf } from "./moments.js";
import { expectMatrix, type Standardization, standardizationOf } from "./standardization.js";

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
  return standardizationOf("standardize", mean, deviation);
};
