import { expectNumber } from "../expect-number.js";
import { draw } from "./draw.js";
import type { Initializer } from "./initializer.js";

/** Options of `uniform`. */
export interface UniformOptions {
  /** The smallest value; 0 unless said otherwise. */
  readonly low?: number;
  /** Values are below it, or equal once rounded to float32; 1 unless said otherwise. */
  readonly high?: number;
}

/**
 * Uniform in [low, high): `uniform()` is uniform in [0, 1).
 *
 * Throws  LayerArgumentError when low or high is not finite, or high is below low
 */
export const uniform = ({ low = 0, high = 1 }: UniformOptions = {}): Initializer => {
  expectNumber("uniform(low)", low);
  expectNumber("uniform(high)", high, { from: low });
  return (shape, random, dtype) => draw(shape, dtype, () => low + (high - low) * random.uniform());
};
