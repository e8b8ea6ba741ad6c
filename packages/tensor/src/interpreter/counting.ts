import { type DType, expectDType } from "../dtype.js";
import { expectOptions } from "../expect/expect-options.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { noElements } from "../has-elements.js";
import { operations } from "../operations/operations.js";
import type { Ops } from "../operations/ops.js";
import { type Shape, sizeOf } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { interpret } from "./interpret.js";

/** What a computation costs. */
export interface Cost {
  /** The number of operations, without views. */
  readonly operations: number;
  /** The number of additions, multiplications, divisions, comparisons and elementary functions. */
  readonly floatingPointOperations: number;
  /** The memory of all results together, as if none were released. */
  readonly bytes: number;
}

/** Operations that are counted rather than computed. */
export interface Counting {
  /** Operations on shapes only: their tensors have no elements. */
  readonly ops: Ops;
  /** The cost of all operations so far. */
  cost(): Cost;
}

/** Counts what a computation would cost, without computing anything. Shapes are checked as usual. */
export const counting = (options: { readonly dtype?: DType } = {}): Counting => {
  const { dtype = "float32" } = expectOptions("counting", options, ["dtype"]);
  expectDType("counting(dtype)", dtype);
  const cost = { operations: 0, floatingPointOperations: 0, bytes: 0 };
  const nothing = noElements[dtype];
  const withoutElements = (shape: Shape): Tensor => ({ shape, dtype, data: nothing, transposed: false });
  const ops = interpret({
    dtype,
    // It reads no elements where they are made when they are first read.
    expectCurrent: expectTensor,
    from(source) {
      expectTensor("from(source)", source);
      return withoutElements(source.shape);
    },
    kernelOf: (name) => (operands, shape) => {
      const { view, flops } = operations[name];
      if (!view) {
        cost.operations++;
        cost.floatingPointOperations += flops(shape, operands);
        cost.bytes += sizeOf(shape) * nothing.BYTES_PER_ELEMENT;
      }
      return withoutElements(shape);
    },
  });
  return { ops, cost: () => ({ ...cost }) };
};
