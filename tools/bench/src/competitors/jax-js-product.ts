import { jit, numpy as np } from "@jax-js/jax";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { ProductTask } from "../task.ts";
import { jaxArray } from "./jax-array.ts";
import { toFloats } from "./to-floats.ts";

export const jaxJsProduct = ({ size, dtype, transposed }: ProductTask, arrays: Arrays): Prepared => {
  const operand = (name: string) => jaxArray(arrays[dtype](`${name}.${dtype}`), [size, size]);
  const [left, right] = [operand("left"), operand("right")];
  const product = jit((a: np.Array, b: np.Array) =>
    np.matmul(transposed === "left" ? a.transpose() : a, transposed === "right" ? b.transpose() : b),
  );
  const once = () => product(left.ref, right.ref);
  return {
    reset: () => {},
    train: async (steps) => {
      for (let i = 0; i < steps; i++) {
        const result = once();
        // It is lazy: a result that nothing waits for is not computed.
        await result.blockUntilReady();
        result.dispose();
      }
    },
    result: () => toFloats(once().dataSync()),
  };
};
