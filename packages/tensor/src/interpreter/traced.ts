import { expectStrings } from "../expect/expect.js";
import { expectOps } from "../expect/expect-ops.js";
import { expectFunction } from "../expect/expect-part.js";
import { expectContext } from "../expect/expect-parts.js";
import type { Context } from "../model/context.js";
import { type OperationName, operationNames } from "../operations/operations.js";
import type { Ops } from "../operations/ops.js";
import type { Tensor } from "../tensor.js";

/** An operation that has been performed. */
export interface TracedOperation {
  /** Its name in `Ops`: `matmul`. */
  readonly operation: OperationName;
  /** The layers it was performed in: `["digits", "3 linear(64 → 10)"]`. */
  readonly path: readonly string[];
  /** Tensors, numbers, shapes or lists of tensors, just as they were passed: not copies. */
  readonly operands: readonly unknown[];
  /** What it returned, not a copy. */
  readonly result: Tensor;
}

/** The same operations, each reported after it has been performed. */
export const traced = (ops: Ops, record: (operation: TracedOperation) => void, path: readonly string[] = []): Ops => {
  expectOps("traced(ops)", ops);
  expectFunction("traced(record)", record);
  expectStrings("traced(path)", path);
  const operations = operationNames.map((operation) => {
    const compute = ops[operation] as (...operands: readonly unknown[]) => Tensor;
    const report = (...operands: readonly unknown[]): Tensor => {
      const result = compute(...operands);
      record({ operation, path, operands, result });
      return result;
    };
    return [operation, report];
  });
  // A decorator that treats all operations alike cannot be typed one by one; traced.test.ts runs the contract on it.
  return { ...ops, ...(Object.fromEntries(operations) as Omit<Ops, "dtype" | "from">) };
};

/** The same context with its operations traced, each with the path of its layer. */
export const tracedContext = (context: Context, record: (operation: TracedOperation) => void): Context => {
  expectContext("tracedContext(context)", context);
  expectFunction("tracedContext(record)", record);
  const opsWithin = (path: readonly string[]): Ops => traced(context.opsWithin?.(path) ?? context.ops, record, path);
  return { ...context, ops: opsWithin(context.path), opsWithin };
};
