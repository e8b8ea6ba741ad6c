import { fromBytes, referenceInterpreter, type SynchronousInterpreter, type Tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { wasmInterpreter } from "./wasm-interpreter.js";

const dtypes = ["float32", "float64"] as const;

/** Adds up what a compiled function is called with, ten times over: the second call and later ones are replayed. */
const totals = ({ ops, variable, compile }: SynchronousInterpreter, batches: readonly Tensor[]): unknown => {
  const total = variable(ops.fill([257], 0));
  const add = compile(([batch]: readonly [Tensor]) => ({
    report: ops.concatenate([ops.sum(batch)]),
    finite: [],
    changes: [{ target: total, increase: ops.reshape(batch, [257]) }],
  }));
  return [batches.map((batch) => add([batch])), toArray(total)];
};

describe.each(dtypes)("tensors of bytes, in %s", (dtype) => {
  // The last is no number of float32, so that its quotients must be those of float64, rounded.
  test.each([1, 255, 3, 0.1])("have the same elements when their bytes are divided by %d in a plan", (unit) => {
    const batches = Array.from({ length: 10 }, (_, batch) =>
      fromBytes(
        Uint8Array.from({ length: 257 }, (_, i) => i * (batch + 1)),
        [257],
        { dtype, unit },
      ),
    );
    expect(totals(wasmInterpreter({ dtype }), batches)).toEqual(totals(referenceInterpreter({ dtype }), batches));
  });
});
