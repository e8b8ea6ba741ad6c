import type { ClosableInterpreter } from "./closable-interpreter.js";
import { expectWasmOptions } from "./expect-wasm-options.js";
import { interpreterOf } from "./interpreter-of.js";
import { allKernels } from "./kernels/all-kernels.js";
import type { WasmOptions } from "./wasm-options.js";

/**
 * The operations as WebAssembly SIMD kernels, with the bits of the reference. Variables and what a step computes stay
 * in the memory of WebAssembly, so that work is fast within `step` and `run`, and fastest in functions made by
 * `compile`. `train` does all of its work there.
 *
 * Throws  WasmError where WebAssembly does not run, has no memory, or is closed
 */
export const wasmInterpreter = (options: WasmOptions = {}): ClosableInterpreter => {
  expectWasmOptions("wasmInterpreter", options);
  return interpreterOf(allKernels(options.dtype ?? "float32"), options);
};
