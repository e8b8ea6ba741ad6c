import { isShaped } from "../operations/operation.js";
import { type OperationName, operations } from "../operations/operations.js";
import type { Ops } from "../operations/ops.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";

/** Calls an operation with its example operands, whose tensors `make` makes in order. */
export const callOperation = (ops: Ops, name: OperationName, make: (shape: Shape) => Tensor): Tensor => {
  const operandOf = (example: unknown): unknown => {
    if (isShaped(example)) return make(example.shape);
    return Array.isArray(example) ? example.map(operandOf) : example;
  };
  const compute = ops[name] as (...operands: readonly unknown[]) => Tensor;
  return compute(...operations[name].example.map(operandOf));
};
