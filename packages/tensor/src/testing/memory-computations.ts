import type { DType } from "../dtype.js";
import type { SynchronousInterpreter } from "../interpreter/interpreter.js";
import { randomStreams } from "../random/random-streams.js";
import { fromElements, type Tensor } from "../tensor.js";
import { randomTensor } from "./random-tensor.js";

/** Computations with variables, views of them, and steps, by name. */
export const memoryComputations = (
  dtype: DType,
): readonly (readonly [string, (interpreter: SynchronousInterpreter) => Tensor])[] => {
  const random = randomStreams("memory").stream(dtype);
  const [x, y] = [randomTensor(random, [3, 4], dtype), randomTensor(random, [2, 5], dtype)];
  return [
    [
      "a slice sees what is assigned to its vector",
      (interpreter) => {
        const { ops } = interpreter;
        const vector = interpreter.variable(ops.concatenate([x]));
        const part = ops.slice(vector, 2, [2, 2]);
        interpreter.assign(vector, ops.fill([12], 3));
        return part;
      },
    ],
    [
      "a vector sees what is assigned to its slice",
      (interpreter) => {
        const { ops } = interpreter;
        const vector = interpreter.variable(ops.concatenate([x]));
        interpreter.assign<readonly number[]>(ops.slice(vector, 2, [2, 5]), y);
        return vector;
      },
    ],
    [
      "a vector sees what increases its slice",
      (interpreter) => {
        const { ops } = interpreter;
        const vector = interpreter.variable(ops.concatenate([x]));
        interpreter.increase<readonly number[]>(ops.slice(vector, 2, [2, 5]), y);
        return vector;
      },
    ],
    [
      "a matrix sees what is assigned to and increases its transposed view",
      (interpreter) => {
        const { ops } = interpreter;
        const matrix = interpreter.variable(ops.from(x));
        const view = ops.transpose(matrix);
        interpreter.assign<readonly number[]>(view, ops.multiply(ops.transpose(x), 2));
        interpreter.increase<readonly number[]>(view, ops.fill([4, 3], 0.5));
        return matrix;
      },
    ],
    [
      "what a step returns survives it, and so do variables",
      (interpreter) => {
        const { ops } = interpreter;
        const big = ops.fill([64, 128], 1);
        const first = interpreter.step(() => ({
          kept: [ops.multiply(big, 2)],
          variable: interpreter.variable(ops.add(big, 4)),
        }));
        interpreter.step(() => void ops.sum(ops.multiply(big, 5)));
        const parts = [first.kept[0]!, first.variable].map((part) => ops.slice(ops.reshape(part, [8192]), 0, [2]));
        return ops.concatenate(parts);
      },
    ],
    [
      "what increases an overlapping slice is read before anything is written",
      (interpreter) => {
        const { ops } = interpreter;
        const vector = interpreter.variable(ops.concatenate([x]));
        interpreter.increase(ops.slice(vector, 1, [11]), ops.slice(vector, 0, [11]));
        interpreter.increase(ops.slice(vector, 0, [11]), ops.slice(vector, 1, [11]));
        return vector;
      },
    ],
    ["read gives the elements row by row", ({ ops, read }) => fromElements(read(ops.transpose(ops.from(x))), [4, 3])],
    [
      "a variable is a copy",
      (interpreter) => {
        const { ops } = interpreter;
        const original = interpreter.variable(x);
        interpreter.assign(interpreter.variable(original), ops.fill([3, 4], 1));
        return original;
      },
    ],
  ];
};
