import {
  allocate,
  expectOneOf,
  expectRandomStream,
  expectSizes,
  fromElements,
  type RandomStream,
  type Shape,
  sizeOf,
} from "@gd/tensor";
import type { Initializer } from "./initializer.js";

/** An initializer of elements that are drawn one after the other, row by row. */
export const defineInitializer = (name: string, start: (shape: Shape, random: RandomStream) => () => number) => {
  const initializer: Initializer = (shape, random, dtype) => {
    expectSizes(`${name}(shape)`, shape, 0);
    expectRandomStream(`${name}(random)`, random);
    expectOneOf(`${name}(dtype)`, dtype, ["float32", "float64"]);
    return fromElements(allocate(dtype, sizeOf(shape)).map(start(shape, random)), shape);
  };
  return Object.defineProperty(initializer, "name", { value: name });
};
