import type { Context } from "../model/context.js";
import { type OperationName, operationNames } from "../operations/operations.js";
import type { Ops } from "../operations/ops.js";

/** One operation as it happened. */
export interface TracedOperation {
  /** The name in `Ops`: `matmul`. */
  readonly operation: OperationName;
  /** The layers it happened in: `["digits", "3 linear(64 → 10)"]`. */
  readonly path: readonly string[];
  /** Tensors, numbers, shapes or lists of tensors, as the operation takes them. The tensors themselves, not copies. */
  readonly operands: readonly unknown[];
  /** A tensor. */
  readonly result: unknown;
}

/** The same operations, each reported after it has happened. */
export const traced = (ops: Ops, record: (operation: TracedOperation) => void, path: readonly string[] = []): Ops => {
  const operations = operationNames.map((operation) => {
    const compute = ops[operation] as (...operands: readonly unknown[]) => unknown;
    const report = (...operands: readonly unknown[]): unknown => {
      const result = compute(...operands);
      record({ operation, path, operands, result });
      return result;
    };
    return [operation, report];
  });
  // A decorator that treats all operations alike cannot be typed one by one; traced.test.ts runs the contract on it.
  return { ...ops, ...(Object.fromEntries(operations) as Omit<Ops, "dtype" | "from">) };
};

/** The same context with its operations traced, each by the layer it happens in. */
export const tracedContext = (context: Context, record: (operation: TracedOperation) => void): Context => {
  const opsWithin = (path: readonly string[]): Ops => traced(context.opsWithin?.(path) ?? context.ops, record, path);
  return { ...context, ops: opsWithin(context.path), opsWithin };
};
