import { draw } from "./draw.js";
import type { Initializer } from "./initializer.js";

/** Normal with mean 0 and variance 1. */
export const standardNormal: Initializer = (shape, random, dtype) => draw(shape, dtype, () => random.standardNormal());
