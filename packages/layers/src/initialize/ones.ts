import { draw } from "./draw.js";
import type { Initializer } from "./initializer.js";

/** All elements 1. */
export const ones: Initializer = (shape, _random, dtype) => draw(shape, dtype, () => 1);
