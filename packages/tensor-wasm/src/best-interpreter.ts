import { expectFunction, expectOptions } from "@gd/tensor";
import type { ClosableInterpreter } from "./closable-interpreter.js";
import { expectWasmOptions } from "./expect-wasm-options.js";
import { orReference } from "./or-reference.js";
import { defaultThreads } from "./threads/default-threads.js";
import { wasmInterpreter } from "./wasm-interpreter.js";
import type { WasmOptions } from "./wasm-options.js";

/** Options of `bestInterpreter`. */
export interface BestInterpreterOptions extends WasmOptions {
  /** As for `wasmInterpreter`. Default: what the environment variable GD_THREADS says, or else `auto`. */
  readonly threads?: number | "auto";
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
  const { onFallback, ...named } = expectOptions("bestInterpreter", given, [
    "onFallback",
    "dtype",
    "precision",
    "threads",
    "wide",
  ]);
  const options = { ...named, threads: named.threads ?? defaultThreads() };
  expectWasmOptions("bestInterpreter", options);
  if (onFallback !== undefined) expectFunction("bestInterpreter(onFallback)", onFallback);
  return orReference(() => wasmInterpreter(options), options.dtype ?? "float32", onFallback);
};
