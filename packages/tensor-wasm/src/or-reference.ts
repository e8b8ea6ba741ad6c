import { type DType, referenceInterpreter } from "@gd/tensor";
import { type ClosableInterpreter, closable } from "./closable-interpreter.js";
import { warnOnce } from "./warn-once.js";
import { WasmError } from "./wasm-error.js";

/** The interpreter that is made, or the reference where WebAssembly cannot compute. Calls back with the reason. */
export const orReference = (
  make: () => ClosableInterpreter,
  dtype: DType,
  onFallback: (reason: string) => void = warnOfFallback,
): ClosableInterpreter => {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof WasmError)) throw error;
    onFallback(error.reason);
    // It has nothing to close.
    return closable(referenceInterpreter({ dtype }), () => {});
  }
};

const warnOfFallback = (reason: string): void =>
  warnOnce(`bestInterpreter computes with referenceInterpreter, which is slower: ${reason}.`);
