import { type Ops, referenceOps } from "@gd/tensor";
import { wasmOps } from "./wasm-ops.js";
import type { WasmOptions } from "./wasm-options.js";

/** Options of `bestOps`. */
export interface BestOpsOptions extends WasmOptions {
  /** Is told, in a phrase, why it is the reference that computes; not called where WebAssembly does. */
  readonly onFallback?: (reason: string) => void;
}

/**
 * The fastest interpreter that runs here: `wasmOps`, or `referenceOps` in the same precision where the engine has no
 * WebAssembly, its WebAssembly has no SIMD, or compiling is forbidden, as by a page's content security policy.
 */
export const bestOps = ({ onFallback, ...options }: BestOpsOptions = {}): Ops => {
  const fallBack = (reason: string): Ops => {
    onFallback?.(reason);
    return referenceOps(options);
  };
  if (typeof WebAssembly === "undefined") return fallBack("there is no WebAssembly here");
  if (!WebAssembly.validate(SIMD_MODULE)) return fallBack("WebAssembly has no SIMD here");
  try {
    return wasmOps(options);
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
