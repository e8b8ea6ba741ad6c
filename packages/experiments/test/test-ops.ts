import type { DType, Ops } from "@gd/tensor";
import { wasmOps } from "@gd/tensor-wasm";

const made = { float32: wasmOps({ dtype: "float32" }), float64: wasmOps({ dtype: "float64" }) };

/** What tests of experiments compute with; a test of its own says that the reference gives the same. */
export const testOps = (dtype: DType): Ops => made[dtype];
