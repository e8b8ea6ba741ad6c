/**
 * The operations of `@gd/tensor` by WebAssembly SIMD kernels, bit for bit.
 *
 * @module @gd/tensor-wasm
 */

export { type BestInterpreterOptions, bestInterpreter } from "./best-interpreter.js";
export { bestInterpreterWith } from "./best-interpreter-with.js";
export type { ClosableInterpreter } from "./closable-interpreter.js";
export type { KernelSet } from "./kernels/kernel-set.js";
export { wideIsSupported } from "./kernels/wide-is-supported.js";
export { WasmError } from "./wasm-error.js";
export { wasmInterpreter } from "./wasm-interpreter.js";
export { wasmInterpreterWith } from "./wasm-interpreter-with.js";
export type { WasmOptions } from "./wasm-options.js";
