import type { DType } from "@gd/tensor";

/** How `wasmOps` computes. */
export interface WasmOptions {
  /** The precision of all tensors; float32 unless said otherwise. */
  readonly dtype?: DType;
  /**
   * On how many threads it computes, this one among them; 1 unless said otherwise. The bits are the same on any number.
   * Where memory cannot be shared between threads, it is one.
   */
  readonly threads?: number;
  /**
   * `exact`, unless said otherwise, has the bits of `referenceOps`. `fast` lets matrix products multiply and add in one
   * rounding where the engine can: not the same bits, seldom less accurate.
   */
  readonly precision?: "exact" | "fast";
  /** Turns V8's experimental 256-bit vectors on: Node only, and an experiment of the engine's. Off unless said otherwise. */
  readonly wide?: boolean;
}
