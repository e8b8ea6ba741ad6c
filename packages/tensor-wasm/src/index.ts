export { wasmOps } from "./wasm-ops.js";
