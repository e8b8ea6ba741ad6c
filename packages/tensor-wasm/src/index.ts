/**
 * The operations of `@gd/tensor` by WebAssembly SIMD kernels, bit for bit.
 *
 * @module @gd/tensor-wasm
 */

export { type BestOpsOptions, bestOps } from "./best-ops.js";
export { WasmArgumentError } from "./wasm-argument-error.js";
export { wasmOps } from "./wasm-ops.js";
export type { WasmOptions } from "./wasm-options.js";
