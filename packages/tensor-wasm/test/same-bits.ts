import { type DType, referenceInterpreter, rowMajor, type SynchronousInterpreter, type Tensor } from "@gd/tensor";
import { expect } from "vitest";
import { wasmInterpreter } from "../src/wasm-interpreter.js";

export const bitsOf = (tensor: Tensor): string => Buffer.from(rowMajor(tensor).slice().buffer).toString("hex");

/** For tests: what a run returns must be the same with both interpreters. */
export const expectSame = <T>(run: (interpreter: SynchronousInterpreter) => T, dtype: DType = "float32"): void => {
  expect(run(wasmInterpreter({ dtype }))).toEqual(run(referenceInterpreter({ dtype })));
};
