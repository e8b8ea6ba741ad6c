import type { WasmOptions } from "@gd/tensor-wasm";

/** Options of `wasmInterpreter`, by the name of the mode. */
export const modes: Readonly<Record<string, WasmOptions>> = {
  exact: {},
  default: { threads: "auto" },
  fast: { precision: "fast" },
  "exact-wide": { wide: true },
  "exact-2": { threads: 2 },
  "fast-wide-2": { precision: "fast", threads: 2, wide: true },
};
