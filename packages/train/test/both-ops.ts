import { type DType, type Ops, referenceOps } from "@gd/tensor";
import { wasmOps } from "@gd/tensor-wasm";

/** For tests: the interpreters that must give the same bits. */
export const bothOps = (dtype: DType): readonly [reference: Ops, wasm: Ops] => [
  referenceOps({ dtype }),
  wasmOps({ dtype }),
];
