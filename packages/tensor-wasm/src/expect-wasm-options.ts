import { expectArgument, expectBoolean, expectNumber, expectOneOf, expectOptions } from "@gd/tensor";
import type { WasmOptions } from "./wasm-options.js";

/** As many as there are numbers for the pieces of: see assembly/threads.as. */
const MOST_THREADS = 255;

/** Throws an ArgumentError unless every option makes sense. */
export const expectWasmOptions = (options: WasmOptions): void => {
  const known = expectOptions("wasmInterpreter", options, ["dtype", "precision", "threads", "wide"]);
  const { dtype = "float32", precision = "exact", threads = 1, wide = false } = known;
  expectOneOf("wasmInterpreter(dtype)", dtype, ["float32", "float64"]);
  expectOneOf("wasmInterpreter(precision)", precision, ["exact", "fast"]);
  expectNumber("wasmInterpreter(threads)", threads, { from: 1, to: MOST_THREADS, whole: true });
  expectBoolean("wasmInterpreter(wide)", wide);
  expectArgument(!wide || precision === "fast", {
    place: "wasmInterpreter(wide)",
    expected: 'false, unless precision is "fast"',
    received: wide,
    advice: 'Pass { precision: "fast", wide: true }.',
  });
};
