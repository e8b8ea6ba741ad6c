import { draw } from "./draw.js";
import type { Initializer } from "./initializer.js";

/** Every element is 1. */
export const ones: Initializer = (shape, _random, dtype) => draw(shape, dtype, () => 1);
