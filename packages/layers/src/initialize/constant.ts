import { expectNumber } from "@gd/tensor";
import { defineInitializer } from "./define-initializer.js";
import type { Initializer } from "./initializer.js";

/** Every element has this value. */
export const constant = (value: number): Initializer => {
  expectNumber("constant(value)", value);
  return defineInitializer("constant", () => () => value, { value });
};
