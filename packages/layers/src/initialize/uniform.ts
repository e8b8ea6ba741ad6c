import { expectNumber, expectOptions } from "@gd/tensor";
import { defineInitializer } from "./define-initializer.js";
import type { Initializer } from "./initializer.js";

/** Options of `uniform`. */
export interface UniformOptions {
  /** The smallest value. Default: 0. */
  readonly low?: number;
  /** Values are below it, or equal to it once rounded to float32. Default: 1. */
  readonly high?: number;
}

/** Uniform in [low, high). */
export const uniform = (options: UniformOptions = {}): Initializer => {
  const { low = 0, high = 1 } = expectOptions("uniform", options, ["low", "high"]);
  expectNumber("uniform(low)", low);
  expectNumber("uniform(high)", high, { from: low });
  return defineInitializer("uniform", (_shape, random) => () => low + (high - low) * random.uniform(), { low, high });
};
