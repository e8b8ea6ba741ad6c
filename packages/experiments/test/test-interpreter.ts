import type { DType, SynchronousInterpreter } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";

const made = { float32: wasmInterpreter({ dtype: "float32" }), float64: wasmInterpreter({ dtype: "float64" }) };

/** What experiments are tested with; a test of its own compares it with the reference. */
export const testInterpreter = (dtype: DType): SynchronousInterpreter => made[dtype];
