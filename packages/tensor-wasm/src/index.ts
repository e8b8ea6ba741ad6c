export { type BestOpsOptions, bestOps } from "./best-ops.js";
export { wasmOps } from "./wasm-ops.js";
export type { WasmOptions } from "./wasm-options.js";
