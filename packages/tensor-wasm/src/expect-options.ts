import { expectArgument, expectNumber, expectOneOf } from "@gd/tensor";
import type { WasmOptions } from "./wasm-options.js";

/** A job says in eight bits how many threads take part. */
const MOST_THREADS = 255;

/** Throws an ArgumentError unless each option has a value that it may have. */
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
