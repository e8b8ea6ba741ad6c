import { expectNumber } from "../expect-number.js";
import { draw } from "./draw.js";
import type { Initializer } from "./initializer.js";

/**
 * All elements the same value.
 *
 * Throws  LayerArgumentError when the value is not finite
 */
export const constant = (value: number): Initializer => {
  expectNumber("constant(value)", value);
  return (shape, _random, dtype) => draw(shape, dtype, () => value);
};
