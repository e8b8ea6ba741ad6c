/**
 * The operations of `@gd/tensor` by WebAssembly SIMD kernels, bit for bit.
 *
 * @module @gd/tensor-wasm
 */

export { type BestInterpreterOptions, bestInterpreter } from "./best-interpreter.js";
export type { ClosableInterpreter } from "./closable-interpreter.js";
export { WasmError } from "./wasm-error.js";
export { wasmInterpreter } from "./wasm-interpreter.js";
export type { WasmOptions } from "./wasm-options.js";
