import type { TraceRow } from "@gd/experiments";
import { type Tensor, toArray } from "@gd/tensor";

/** An operation as JSON has it: tensors with their shape and values. */
export const traceLine = ({ phase, layer, operation, formula, operands, result }: TraceRow): object => ({
  type: "operation",
  phase,
  layer,
  operation,
  formula,
  operands: operands.map(plain),
  result: plain(result),
});

const plain = (value: Tensor | number | string): unknown =>
  typeof value === "object" ? { shape: value.shape, values: toArray(value) } : value;
