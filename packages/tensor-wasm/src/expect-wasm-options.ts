import { expectArgument, expectBoolean, expectOneOf, expectOptions } from "@gd/tensor";
import type { KernelSet } from "./kernels/kernel-set.js";
import { MOST_THREADS } from "./threads/limits.js";
import type { WasmOptions } from "./wasm-options.js";

/** Throws an ArgumentError unless every option of a function makes sense. */
export const expectWasmOptions = (place: string, options: WasmOptions): void => {
  const { dtype = "float32", ...others } = expectOptions(place, options, ["dtype", "precision", "threads", "wide"]);
  expectOneOf(`${place}(dtype)`, dtype, ["float32", "float64"]);
  expectKernelOptions(place, others);
};

/** The same for options that are beside kernels, which have a precision. */
export const expectOptionsWith = (place: string, set: KernelSet, options: Omit<WasmOptions, "dtype">): void => {
  const known = expectOptions(place, options, ["precision", "threads", "wide"]);
  expectKernelOptions(place, known);
  expectArgument(known.precision !== "fast" || set.fusedProducts !== undefined, {
    place: `${place}(precision)`,
    expected: '"exact", unless the sets have `fused`',
    received: known.precision,
    advice: `Import it from "@gd/tensor-wasm/${set.dtype}".`,
  });
  expectArgument(known.wide !== true || set.wideProducts !== undefined, {
    place: `${place}(wide)`,
    expected: "false, unless the sets have `wide`",
    received: known.wide,
    advice: `Import it from "@gd/tensor-wasm/${set.dtype}".`,
  });
};

const expectKernelOptions = (
  place: string,
  { precision = "exact", threads = 1, wide = false }: Omit<WasmOptions, "dtype">,
): void => {
  expectOneOf(`${place}(precision)`, precision, ["exact", "fast"]);
  const isNumber = Number.isInteger(threads) && Number(threads) >= 1 && Number(threads) <= MOST_THREADS;
  expectArgument(isNumber || threads === "auto", {
    place: `${place}(threads)`,
    expected: `a whole number from 1 to ${MOST_THREADS}, or "auto"`,
    received: threads,
  });
  expectBoolean(`${place}(wide)`, wide);
};
