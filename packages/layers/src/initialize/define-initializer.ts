import {
  allocate,
  type DescriptionOptions,
  expectOneOf,
  expectRandomStream,
  expectSizes,
  fromElements,
  type RandomStream,
  type Shape,
  sizeOf,
} from "@gd/tensor";
import type { Initializer } from "./initializer.js";

/** An initializer of elements that are drawn one after the other, row by row, with the options that it was made of. */
export const defineInitializer = (
  name: string,
  start: (shape: Shape, random: RandomStream) => () => number,
  options: DescriptionOptions = {},
): Initializer => {
  const initializer: Initializer = (shape, random, dtype) => {
    expectSizes(`${name}(shape)`, shape, 0);
    expectRandomStream(`${name}(random)`, random);
    expectOneOf(`${name}(dtype)`, dtype, ["float32", "float64"]);
    return fromElements(allocate(dtype, sizeOf(shape)).map(start(shape, random)), shape);
  };
  const described = Object.assign(initializer, { description: { type: name, ...options } });
  return Object.defineProperty(described, "name", { value: name });
};
