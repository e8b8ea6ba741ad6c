import { type DType, type Ops, referenceOps } from "@gd/tensor";
import { bestOps } from "@gd/tensor-wasm";
import { UsageError } from "../usage-error.js";
import type { Interpreter, RunsOn } from "./interpreter.js";

const reference: RunsOn = { ops: "reference", precision: "exact", threads: 1 };

/**
 * The interpreter that the options name. Where WebAssembly does not run it is the reference, and `onFallback` hears why.
 *
 * Throws     UsageError when the reference is asked for what only WebAssembly has
 */
export const chooseInterpreter = (wanted: RunsOn, onFallback: (reason: string) => void): Interpreter => {
  if (wanted.ops === "reference") {
    const { precision, threads } = wanted;
    if (threads !== 1) throw new UsageError(`--threads ${threads} needs --ops wasm: the reference has one thread`);
    if (precision !== "exact")
      throw new UsageError(`--precision ${precision} needs --ops wasm: the reference is exact`);
    return { opsIn: each((dtype) => referenceOps({ dtype })), runsOn: reference };
  }
  let runsOn = wanted;
  const opsIn = each((dtype) => {
    const { threads, precision } = wanted;
    return bestOps({
      dtype,
      threads,
      precision,
      onFallback(reason) {
        if (runsOn.ops === "wasm") onFallback(reason);
        runsOn = reference;
      },
    });
  });
  // Most experiments need this precision, and it shows at once whether WebAssembly runs.
  opsIn("float64");
  return { opsIn, runsOn };
};

/** Makes operations in each precision once, so that all experiments share their memory. */
const each = (make: (dtype: DType) => Ops): ((dtype: DType) => Ops) => {
  const made = new Map<DType, Ops>();
  return (dtype) => {
    const ops = made.get(dtype) ?? make(dtype);
    made.set(dtype, ops);
    return ops;
  };
};
