import { type DType, type Ops, referenceOps, rowMajor, type Tensor } from "@gd/tensor";
import { expect } from "vitest";
import { wasmOps } from "../src/wasm-interpreter.js";

export const bitsOf = (tensor: Tensor): string => Buffer.from(rowMajor(tensor).slice().buffer).toString("hex");

/** For tests: what a run returns must be the same with both interpreters. */
export const expectSame = <T>(run: (ops: Ops) => T, dtype: DType = "float32"): void => {
  expect(run(wasmOps({ dtype }))).toEqual(run(referenceOps({ dtype })));
};
