import type { Ops } from "../../operations/ops.js";
import type * as operations from "./forward-operations.js";
import { kernelMakers } from "./kernel-makers.js";
import { multiplyInFloat32 } from "./multiply-matrices.js";

/** The operations that layers compute their outputs with, apart from gradients. */
export type ForwardOps = Pick<Ops, "dtype" | keyof typeof operations>;

/**
 * Some of the operations of `referenceOps()`, in float32 and without the checks of operands, which have to fit: a small part of
 * it.
 */
export const forwardOps = <const Name extends keyof typeof operations>(
  chosen: Pick<typeof operations, Name>,
): Pick<Ops, "dtype" | Name> => {
  const makers = kernelMakers("float32", (length) => new Float32Array(length), multiplyInFloat32);
  const entries = Object.entries<operations.ForwardOperation>(chosen).map(([name, { shape, kernel }]) => {
    const compute = kernel(makers);
    return [name, (...operands: never) => compute(operands, shape(operands), name as never)];
  });
  // A loop over operations cannot be typed one by one; the types of their operands are those of the table of operations.
  return { dtype: "float32", ...Object.fromEntries(entries) } as Pick<Ops, "dtype" | Name>;
};
