import { draw } from "./draw.js";
import type { Initializer } from "./initializer.js";

/** Every element is 0. */
export const zeros: Initializer = (shape, _random, dtype) => draw(shape, dtype, () => 0);
