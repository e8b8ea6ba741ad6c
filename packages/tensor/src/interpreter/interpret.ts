import type { DType } from "../dtype.js";
import { DTypeError } from "../dtype-error.js";
import { ArgumentError } from "../expect/argument-error.js";
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
  /** Whether a value is a tensor. Throws if it cannot be used, as it has another precision, or its step has ended. */
  const isUsable = (name: string, value: unknown): boolean => {
    // Nothing but tensors has a precision, and reading it is quick.
    const { dtype: received } = (value ?? NOTHING) as Partial<Tensor>;
    if (received === dtype) expectCurrent(name, value as Tensor);
    else if (isTensor(value)) throw new DTypeError(name, dtype, value.dtype);
    else return false;
    return true;
  };
  const arithmetic = operationNames.map((name) => {
    const operation: Operation = operations[name];
    const { example, independent, repeats } = operation;
    const shape: (name: string, operands: never) => Shape = operation.shape;
    const kernel = kernelOf(name);
    const takesTensor = example.map(isShaped);
    const takesTensors = example.map((part) => Array.isArray(part) && part.every(isShaped));
    // Of elementwise operations, a number stands for a tensor filled with it.
    const takesNumbers = independent === "elements" && repeats === undefined;
    const compute = (...operands: readonly unknown[]): Tensor => {
      for (let i = 0; i < takesTensor.length; i++) {
        const operand = operands[i];
        if (takesTensor[i]) {
          if ((!takesNumbers || typeof operand !== "number") && !isUsable(name, operand)) refuse(operands, i);
        } else if (takesTensors[i]) {
          if (!Array.isArray(operand) || !operand.every((part) => isUsable(name, part))) refuse(operands, i);
        }
      }
      let result: Shape;
      try {
        result = shape(name, operands as never);
      } catch (error) {
        // Tensors are known to be some; what is no list of sizes, say, is told by its place.
        for (const [i, isKnown] of takesTensor.entries()) if (!isKnown) refuse(operands, i);
        throw error;
      }
      try {
        return kernel(operands as never, result, name);
      } catch (error) {
        throw isOutOfMemory(error) ? noMemory(name, result) : error;
      }
    };
    const refuse = (operands: readonly unknown[], i: number): void => expectOperand(name, operation, i, operands[i]);
    return [name, compute];
  });
  // A loop over the table cannot be typed operation by operation; the contract of interpreters tests each of them.
  return { ...(Object.fromEntries(arithmetic) as Omit<Ops, "dtype" | "from">), dtype, from: from as Ops["from"] };
};

const NOTHING = {};

/** Whether an engine has no room for an array: its error has no other mark than its class. */
const isOutOfMemory = (error: unknown): boolean =>
  error instanceof RangeError && error.name === "RangeError" && !/stack|recursion/.test(error.message);

const noMemory = (place: string, received: Shape): ArgumentError =>
  new ArgumentError({ place, expected: "a shape of its result that there is memory for", received });
