import { type DType, referenceInterpreter, type SynchronousInterpreter } from "@gd/tensor";
import { bestInterpreter, wideIsSupported } from "@gd/tensor-wasm";
import { UsageError } from "../usage-error.js";
import type { ChosenInterpreter, RunsOn } from "./chosen-interpreter.js";

const reference: RunsOn = { interpreter: "reference", precision: "exact", threads: 1, wide: false };

/**
 * The interpreter that the options name. Where WebAssembly does not run it is the reference, and `onFallback` is told why; vectors are
 * joined where Node has that.
 *
 * Throws  UsageError when the reference is asked for what only WebAssembly has
 */
export const chooseInterpreter = (wanted: RunsOn, onFallback: (reason: string) => void): ChosenInterpreter => {
  const { interpreter, threads, precision, wide } = wanted;
  if (interpreter === "reference") {
    if (threads !== 1 && threads !== "auto")
      throw new UsageError(`--threads ${threads} needs --interpreter wasm: the reference has one thread`);
    if (precision !== "exact") {
      throw new UsageError(`--precision ${precision} needs --interpreter wasm: the reference is exact`);
    }
    if (wide) throw new UsageError("--wide on needs --interpreter wasm: the reference has no vectors");
    return { interpreterIn: onceEach((dtype) => referenceInterpreter({ dtype })), runsOn: reference };
  }
  let runsOn: RunsOn = { ...wanted, wide: wide && wideIsSupported() };
  const interpreterIn = onceEach((dtype) =>
    bestInterpreter({
      dtype,
      threads,
      precision,
      wide,
      onFallback(reason) {
        if (runsOn.interpreter === "wasm") onFallback(reason);
        runsOn = reference;
      },
    }),
  );
  // Most experiments need this precision, and it shows at once whether WebAssembly runs.
  interpreterIn("float64");
  return { interpreterIn, runsOn };
};

/** Creates the interpreter of each precision once, so that all experiments share its memory. */
const onceEach = (create: (dtype: DType) => SynchronousInterpreter): ((dtype: DType) => SynchronousInterpreter) => {
  const created = new Map<DType, SynchronousInterpreter>();
  return (dtype) => {
    const interpreter = created.get(dtype) ?? create(dtype);
    created.set(dtype, interpreter);
    return interpreter;
  };
};
