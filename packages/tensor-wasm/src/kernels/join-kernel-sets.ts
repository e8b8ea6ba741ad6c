import { ArgumentError } from "@gd/tensor";
import type { CompleteKernelSet, KernelSet } from "./kernel-set.js";

/** All kernels of some sets. Throws an ArgumentError unless they are of one precision, and enough for an interpreter. */
export const joinKernelSets = (place: string, sets: readonly KernelSet[]): CompleteKernelSet => {
  const dtypes = new Set(Array.isArray(sets) ? sets.map((set) => set?.dtype) : []);
  const { kernels, products, ...others }: Partial<KernelSet> = dtypes.size === 1 ? Object.assign({}, ...sets) : {};
  const { dtype } = others;
  if (dtype === undefined || kernels === undefined || products === undefined) {
    throw new ArgumentError({
      place: `${place}(sets)`,
      expected: "a list of `kernels` and further sets of the same precision",
      received: sets,
      advice: 'Import them: import { images, kernels } from "@gd/tensor-wasm/float32".',
    });
  }
  return { ...others, dtype, kernels, products };
};
