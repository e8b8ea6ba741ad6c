import { WasmArgumentError } from "./wasm-argument-error.js";
import type { WasmOptions } from "./wasm-options.js";

/** A job says in eight bits how many threads take part. */
const MOST_THREADS = 255;

/** Throws WasmArgumentError unless each option has a value that it may have. */
export const expectOptions = ({ dtype, threads = 1, precision, wide }: WasmOptions): void => {
  const expectOneOf = (option: string, values: readonly unknown[], value: unknown, advice: string): void => {
    if (value === undefined || values.includes(value)) return;
    throw new WasmArgumentError(`wasmOps(${option})`, values.map(String).join(" or "), value, advice);
  };
  expectOneOf("dtype", ["float32", "float64"], dtype, "float32 is the default");
  expectOneOf("precision", ["exact", "fast"], precision, "exact is the default");
  expectOneOf("wide", [true, false], wide, "it takes precision fast, and Node");
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS)) {
    const expected = `a whole number from 1 to ${MOST_THREADS}`;
    throw new WasmArgumentError("wasmOps(threads)", expected, threads, "as many as there are processors, at most");
  }
};
