import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { ProductTask } from "../task.ts";
import { type Allocate, product, productOfTransposed, productWithTransposed } from "./plain-products.ts";

export const plainProduct = (
  allocate: Allocate,
  { size, dtype, transposed }: ProductTask,
  arrays: Arrays,
): Prepared => {
  const [left, right] = [arrays[dtype](`left.${dtype}`), arrays[dtype](`right.${dtype}`)];
  const result = allocate(size * size);
  const once = () => {
    if (transposed === "left") productOfTransposed(left, right, result, size, size, size);
    else if (transposed === "right") productWithTransposed(left, right, result, size, size, size);
    else product(left, right, undefined, result, size, size, size);
  };
  return {
    reset: () => {},
    train: (steps) => {
      for (let i = 0; i < steps; i++) once();
    },
    result: () => result,
  };
};
