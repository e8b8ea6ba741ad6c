import { fromBytes, type Ops, referenceOps, type Tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { wasmOps } from "./wasm-interpreter.js";

const dtypes = ["float32", "float64"] as const;

/** Adds up what a compiled function is given, ten times over: from the third call on, it is done from a plan. */
const totals = (ops: Ops, batches: readonly Tensor[]): unknown => {
  const total = ops.variable(ops.fill([257], 0));
  const add = ops.compile<readonly [Tensor]>(([batch]) => {
    const loss = ops.item(ops.sum(batch));
    ops.increase(total, ops.reshape(batch, [257]));
    return loss;
  });
  const losses = batches.map((batch, i) => add([batch], i));
  return [losses, toArray(total)];
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
    expect(totals(wasmOps({ dtype }), batches)).toEqual(totals(referenceOps({ dtype }), batches));
  });
});
