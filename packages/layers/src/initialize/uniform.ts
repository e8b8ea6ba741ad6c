import { expectNumber } from "@gd/tensor";
import { draw } from "./draw.js";
import type { Initializer } from "./initializer.js";

/** Options of `uniform`. */
export interface UniformOptions {
  /** The smallest value. Default: 0. */
  readonly low?: number;
  /** Values are below it, or equal to it once rounded to float32. Default: 1. */
  readonly high?: number;
}

/** Uniform in [low, high). */
export const uniform = ({ low = 0, high = 1 }: UniformOptions = {}): Initializer => {
  expectNumber("uniform(low)", low);
  expectNumber("uniform(high)", high, { from: low });
  return (shape, random, dtype) => draw(shape, dtype, () => low + (high - low) * random.uniform());
};
