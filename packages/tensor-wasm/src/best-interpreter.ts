import { expectFunction, expectOptions, referenceInterpreter } from "@gd/tensor";
import { type ClosableInterpreter, closable } from "./closable-interpreter.js";
import { expectWasmOptions } from "./expect-wasm-options.js";
import { warnOnce } from "./warn-once.js";
import { WasmError } from "./wasm-error.js";
import { wasmInterpreter } from "./wasm-interpreter.js";
import type { WasmOptions } from "./wasm-options.js";

/** Options of `bestInterpreter`. */
export interface BestInterpreterOptions extends WasmOptions {
  /**
   * Called with the reason, as a phrase, if the reference computes instead of WebAssembly. Default: a warning on the
   * console, once for each reason.
   */
  readonly onFallback?: (reason: string) => void;
}

/**
 * The fastest interpreter that runs here: `wasmInterpreter`, or `referenceInterpreter` where the engine has no
 * WebAssembly, its WebAssembly has no SIMD, compiling is forbidden, as by a page's content security policy, or there is no
 * memory for it.
 */
export const bestInterpreter = (given: BestInterpreterOptions = {}): ClosableInterpreter => {
  const { onFallback = warnOfFallback, ...options } = expectOptions("bestInterpreter", given, [
    "onFallback",
    "dtype",
    "precision",
    "threads",
    "wide",
  ]);
  expectWasmOptions(options);
  expectFunction("bestInterpreter(onFallback)", onFallback);
  try {
    return wasmInterpreter(options);
  } catch (error) {
    if (!(error instanceof WasmError)) throw error;
    onFallback(error.reason);
    // The reference has none of the other options, and nothing to close.
    const { dtype } = options;
    return closable(referenceInterpreter(dtype === undefined ? {} : { dtype }), () => {});
  }
};

const warnOfFallback = (reason: string): void =>
  warnOnce(`bestInterpreter computes with referenceInterpreter, which is slower: ${reason}.`);
