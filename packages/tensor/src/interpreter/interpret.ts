import type { DType } from "../dtype.js";
import { DTypeError } from "../dtype-error.js";
import { isTensor } from "../is-tensor.js";
import { expectOperand } from "../operations/expect-operand.js";
import { isShaped, type Operation } from "../operations/operation.js";
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
  const check = (place: string, tensor: Tensor): void => {
    if (tensor.dtype !== dtype) throw new DTypeError(place, dtype, tensor.dtype);
    expectCurrent(place, tensor);
  };
  const arithmetic = operationNames.map((name) => {
    const operation: Operation = operations[name];
    const { shape, example, independent, repeats } = operation;
    const kernel = kernelOf(name);
    const takesTensor = example.map(isShaped);
    // Of elementwise operations, a number stands for a tensor filled with it.
    const takesNumbers = independent === "elements" && repeats === undefined;
    const compute = (...operands: readonly unknown[]): Tensor => {
      for (let i = 0; i < takesTensor.length; i++) {
        const operand = operands[i];
        if (takesTensor[i] && isTensor(operand)) check(name, operand);
        else if (!takesNumbers || typeof operand !== "number") {
          expectOperand(name, operation, i, operand);
          if (Array.isArray(operand)) for (const part of operand) if (isTensor(part)) check(name, part);
        }
      }
      return kernel(operands as never, shape(name, operands as never), name);
    };
    return [name, compute];
  });
  // A loop over the table cannot be typed operation by operation; the contract of interpreters tests each of them.
  return { ...(Object.fromEntries(arithmetic) as Omit<Ops, "dtype" | "from">), dtype, from: from as Ops["from"] };
};
