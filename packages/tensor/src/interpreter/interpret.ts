import type { DType } from "../dtype.js";
import { DTypeError } from "../dtype-error.js";
import { isTensor } from "../is-tensor.js";
import { type OperationName, operationNames, operations } from "../operations/operations.js";
import type { Ops } from "../operations/ops.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";

/** Computes an operation. Its operands have been checked, and the shape of the result is known. */
export type Kernel = (operands: never, shape: Shape, operation: OperationName) => Tensor;

/** What `interpret` needs to make operations. */
export interface Backend {
  readonly dtype: DType;
  /** Throws a StaleTensorError if the step that made the tensor has ended. */
  expectCurrent(place: string, tensor: Tensor): void;
  /** The same values in its precision. */
  from(source: Tensor): Tensor;
  /** The kernel of each operation. */
  kernelOf(operation: OperationName): Kernel;
}

/** Makes operations out of kernels. The operands of each are checked here, as the table of operations requires. */
export const interpret = ({ dtype, expectCurrent, from, kernelOf }: Backend): Ops => {
  const check = (place: string, operand: unknown): void => {
    if (typeof operand !== "object") return;
    if (isTensor(operand)) {
      if (operand.dtype !== dtype) throw new DTypeError(place, dtype, operand.dtype);
      expectCurrent(place, operand);
    } else if (Array.isArray(operand)) for (const part of operand) check(place, part);
  };
  const arithmetic = operationNames.map((name) => {
    const { shape } = operations[name];
    const kernel = kernelOf(name);
    const compute = (...operands: readonly unknown[]): Tensor => {
      for (const operand of operands) check(name, operand);
      return kernel(operands as never, shape(name, operands as never), name);
    };
    return [name, compute];
  });
  // A loop over the table cannot be typed operation by operation; the contract of interpreters tests each of them.
  return { ...(Object.fromEntries(arithmetic) as Omit<Ops, "dtype" | "from">), dtype, from: from as Ops["from"] };
};
