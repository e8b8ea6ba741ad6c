import type { DType } from "@gd/tensor";

/** Options of `wasmInterpreter`. */
export interface WasmOptions {
  /** Precision of all tensors. Default: float32. */
  readonly dtype?: DType;
  /**
   * The number of threads, including this one, but never more than there are processors; `auto` for as many as there are,
   * once there is enough work to pay for their start. The bits are the same for any number. Where threads cannot share
   * memory there is one, and a warning unless it is `auto`. Default: 1.
   */
  readonly threads?: number | "auto";
  /**
   * `exact` has the bits of the reference. `fast` lets matrix products multiply and add with a single rounding where
   * the engine can: other bits, and rarely less accurate. Default: exact.
   */
  readonly precision?: "exact" | "fast";
  /**
   * Turns on V8's 256-bit vectors, with which matrix products take a bit more than half the time: in Node from 24 on, on x64 and
   * not on macOS; elsewhere it changes nothing. The bits are the same. It is an experiment of V8 for the whole process,
   * which may compute wrongly in WebAssembly of others that has vectors. Default: false.
   */
  readonly wide?: boolean;
}
