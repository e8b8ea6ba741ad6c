import { allocate, fromElements, type SynchronousInterpreter } from "@gd/tensor";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { ProductTask } from "../task.ts";

/** Products by `ops.matmul`, each in a step; a transposed operand is a view. */
export const ourProduct = (
  { ops, variable, step }: SynchronousInterpreter,
  { size, dtype, transposed }: ProductTask,
  arrays: Arrays,
): Prepared => {
  const operand = (name: "left" | "right") => {
    const matrix = variable(fromElements(arrays[dtype](`${name}.${dtype}`), [size, size]));
    return transposed === name ? ops.transpose(matrix) : matrix;
  };
  const [left, right] = [operand("left"), operand("right")];
  const product = () => void ops.matmul(left, right);
  return {
    reset: () => {},
    train: (steps) => {
      for (let i = 0; i < steps; i++) step(product);
    },
    result: () => {
      const result = allocate(dtype, size * size);
      result.set(step(() => ops.matmul(left, right)).data);
      return result;
    },
  };
};
