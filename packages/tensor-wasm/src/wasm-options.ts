import type { DType } from "@gd/tensor";

/** How `wasmInterpreter` computes. */
export interface WasmOptions {
  /** Precision of all tensors. Default: float32. */
  readonly dtype?: DType;
  /**
   * On how many threads it computes, this one among them. The bits are the same on any number. Where memory cannot be shared
   * between threads, it is one. Default: 1.
   */
  readonly threads?: number;
  /**
   * `exact` has the bits of the reference. `fast` lets matrix products multiply and add in one rounding where the engine can:
   * not the same bits, seldom less accurate. Default: exact.
   */
  readonly precision?: "exact" | "fast";
  /** Turns on V8's experimental 256-bit vectors, in Node only; it takes `fast`. Default: false. */
  readonly wide?: boolean;
}
