import { expectArgument, expectNumber, expectOneOf } from "@gd/tensor";
import type { WasmOptions } from "./wasm-options.js";

/** The number of threads that take part in a job has eight bits. */
const MOST_THREADS = 255;

/** Throws an ArgumentError unless every option makes sense. */
export const expectOptions = ({
  dtype = "float32",
  precision = "exact",
  threads = 1,
  wide = false,
}: WasmOptions): void => {
  expectOneOf("wasmInterpreter(dtype)", dtype, ["float32", "float64"]);
  expectOneOf("wasmInterpreter(precision)", precision, ["exact", "fast"]);
  expectNumber("wasmInterpreter(threads)", threads, { from: 1, to: MOST_THREADS, whole: true });
  expectArgument(typeof wide === "boolean", {
    place: "wasmInterpreter(wide)",
    expected: "true or false",
    received: wide,
  });
};
