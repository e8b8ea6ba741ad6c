import type { ClosableInterpreter } from "./closable-interpreter.js";
import { expectOptionsWith } from "./expect-wasm-options.js";
import { interpreterOf } from "./interpreter-of.js";
import { joinKernelSets } from "./kernels/join-kernel-sets.js";
import type { KernelSet } from "./kernels/kernel-set.js";
import type { WasmOptions } from "./wasm-options.js";

/**
 * The same as `wasmInterpreter`, with the kernels that are named: a bundler leaves out the others.
 *
 * ```ts
 * import { wasmInterpreterWith } from "@gd/tensor-wasm";
 * import { images, kernels } from "@gd/tensor-wasm/float32";
 *
 * const interpreter = wasmInterpreterWith([kernels, images]);
 * ```
 *
 * @param sets `kernels`, and where they are used `images`, `fused` for `precision: "fast"` and `wide` for `wide: true`, all of
 * one precision, which is that of the interpreter.
 */
export const wasmInterpreterWith = (
  sets: readonly KernelSet[],
  options: Omit<WasmOptions, "dtype"> = {},
): ClosableInterpreter => {
  const set = joinKernelSets("wasmInterpreterWith", sets);
  expectOptionsWith("wasmInterpreterWith", set, options);
  return interpreterOf(set, options);
};
