import { expectFunction, expectOptions } from "@gd/tensor";
import type { BestInterpreterOptions } from "./best-interpreter.js";
import type { ClosableInterpreter } from "./closable-interpreter.js";
import { expectOptionsWith } from "./expect-wasm-options.js";
import { interpreterOf } from "./interpreter-of.js";
import { joinKernelSets } from "./kernels/join-kernel-sets.js";
import type { KernelSet } from "./kernels/kernel-set.js";
import { orReference } from "./or-reference.js";
import { defaultThreads } from "./threads/default-threads.js";

/** The same as `bestInterpreter`, with the kernels that are named, as for `wasmInterpreterWith`. */
export const bestInterpreterWith = (
  sets: readonly KernelSet[],
  given: Omit<BestInterpreterOptions, "dtype"> = {},
): ClosableInterpreter => {
  const set = joinKernelSets("bestInterpreterWith", sets);
  const { onFallback, ...named } = expectOptions("bestInterpreterWith", given, [
    "onFallback",
    "precision",
    "threads",
    "wide",
  ]);
  const options = { ...named, threads: named.threads ?? defaultThreads() };
  expectOptionsWith("bestInterpreterWith", set, options);
  if (onFallback !== undefined) expectFunction("bestInterpreterWith(onFallback)", onFallback);
  return orReference(() => interpreterOf(set, options), set.dtype, onFallback);
};
