import { expectNumber } from "@gd/tensor";
import { draw } from "./draw.js";
import type { Initializer } from "./initializer.js";

/** Every element has this value. */
export const constant = (value: number): Initializer => {
  expectNumber("constant(value)", value);
  return (shape, _random, dtype) => draw(shape, dtype, () => value);
};
