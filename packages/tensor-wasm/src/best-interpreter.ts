import { expectFunction, expectOptions, referenceInterpreter, type SynchronousInterpreter } from "@gd/tensor";
import { expectWasmOptions } from "./expect-wasm-options.js";
import { wasmInterpreter } from "./wasm-interpreter.js";
import type { WasmOptions } from "./wasm-options.js";

/** Options of `bestInterpreter`. */
export interface BestInterpreterOptions extends WasmOptions {
  /** Called with the reason, as a phrase, if the reference computes instead of WebAssembly. */
  readonly onFallback?: (reason: string) => void;
}

/**
 * The fastest interpreter that runs here: `wasmInterpreter`, or `referenceInterpreter` where the engine has no
 * WebAssembly, its WebAssembly has no SIMD, or compiling is forbidden, as by a page's content security policy.
 */
export const bestInterpreter = (given: BestInterpreterOptions = {}): SynchronousInterpreter => {
  const { onFallback, ...options } = expectOptions("bestInterpreter", given, [
    "onFallback",
    "dtype",
    "precision",
    "threads",
    "wide",
  ]);
  expectWasmOptions(options);
  if (onFallback !== undefined) expectFunction("bestInterpreter(onFallback)", onFallback);
  const fallBack = (reason: string): SynchronousInterpreter => {
    onFallback?.(reason);
    // The reference has none of the other options.
    return referenceInterpreter(options.dtype === undefined ? {} : { dtype: options.dtype });
  };
  if (typeof WebAssembly === "undefined") return fallBack("there is no WebAssembly here");
  if (!WebAssembly.validate(SIMD_MODULE)) return fallBack("WebAssembly has no SIMD here");
  try {
    return wasmInterpreter(options);
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    return fallBack(`WebAssembly does not compile here: ${error.message}`);
  }
};

/** A function that returns `i8x16.popcnt(i8x16.splat(0))`. */
const SIMD_MODULE = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7b],
  ...[3, 2, 1, 0],
  ...[0x0a, 0x0a, 1, 8, 0, 0x41, 0, 0xfd, 0x0f, 0xfd, 0x62, 0x0b],
);
