import { uncompiled } from "./compiled.js";
import type { Ops } from "./ops.js";

/** One operation as it happened. */
export interface TracedOperation {
  /** The name in `Ops`: `matmul`. */
  readonly operation: keyof Ops;
  /** The layers it happened in: `["digits", "3 linear(64 → 10)"]`. */
  readonly path: readonly string[];
  /** Tensors, numbers, shapes or lists of tensors, as the operation takes them. The tensors themselves, not copies. */
  readonly operands: readonly unknown[];
  /** A tensor; a number from `item`; nothing from `assign`. */
  readonly result: unknown;
}

/** The same operations, each reported after it has happened. */
export const traced = (ops: Ops, record: (operation: TracedOperation) => void, path: readonly string[] = []): Ops => {
  const report =
    (operation: keyof Ops, compute: (...operands: unknown[]) => unknown) =>
    (...operands: unknown[]) => {
      const result = compute(...operands);
      record({ operation, path, operands, result });
      return result;
    };
  const operations = Object.entries(ops).map(([name, member]) => [
    name,
    typeof member === "function" ? report(name as keyof Ops, member as (...operands: unknown[]) => unknown) : member,
  ]);
  // A decorator that treats all operations alike cannot be typed one by one; traced.test.ts runs the Ops contract on it.
  return {
    ...(Object.fromEntries(operations) as Ops),
    step: ops.step,
    compile: uncompiled(ops.step),
    inspect: ops.inspect,
    within: (scope) => traced(ops.within?.(scope) ?? ops, record, [...path, scope]),
  };
};
