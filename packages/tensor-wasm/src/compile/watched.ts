import type { Ops } from "@gd/tensor";

/** An operation with what computes it. */
export type WatchedCall = (
  operation: keyof Ops,
  operands: readonly unknown[],
  compute: (...operands: unknown[]) => unknown,
) => unknown;

/** Who is asked for the result of each operation, if anyone. */
export interface Watch {
  call: WatchedCall | undefined;
}

/** The same operations, which ask a watch for their results where it wants to be asked. */
export const watched = (ops: Ops, watch: Watch): Ops => {
  const asking =
    (operation: keyof Ops, compute: (...operands: unknown[]) => unknown) =>
    (...operands: unknown[]) =>
      watch.call === undefined ? compute(...operands) : watch.call(operation, operands, compute);
  const operations = Object.entries(ops).map(([name, member]) => [
    name,
    typeof member === "function" ? asking(name as keyof Ops, member as (...operands: unknown[]) => unknown) : member,
  ]);
  // A decorator that treats all operations alike cannot be typed one by one; wasm-ops.test.ts runs the Ops contract on it.
  return {
    ...(Object.fromEntries(operations) as Ops),
    // Who asks may compute nothing: then there is no step to begin.
    step: (body) => (watch.call === undefined ? ops.step(body) : body()),
    compile: ops.compile,
  };
};
