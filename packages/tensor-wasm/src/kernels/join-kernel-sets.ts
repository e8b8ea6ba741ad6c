import { ArgumentError } from "@gd/tensor";
import type { CompleteKernelSet, KernelSet } from "./kernel-set.js";

/** All kernels of some sets. Throws an ArgumentError unless they are of one precision, and enough for an interpreter. */
export const joinKernelSets = (place: string, sets: readonly KernelSet[]): CompleteKernelSet => {
  const areSets = Array.isArray(sets) && sets.every(isSet) && new Set(sets.map(({ dtype }) => dtype)).size === 1;
  const { dtype, kernels, products, ...others }: Partial<KernelSet> = areSets ? Object.assign({}, ...sets) : {};
  if (dtype !== undefined && kernels !== undefined && products !== undefined) {
    return { ...others, dtype, kernels, products };
  }
  throw new ArgumentError({
    place: `${place}(sets)`,
    expected: "a list of `kernels` and further sets of the same precision",
    received: sets,
    advice: 'Import them: import { images, kernels } from "@gd/tensor-wasm/float32".',
  });
};

const isSet = (value: unknown): value is KernelSet => {
  const { dtype, ...texts }: Readonly<Record<string, unknown>> = Object(value);
  const isPrecision = dtype === "float32" || dtype === "float64";
  return isPrecision && Object.values(texts).every((text) => typeof text === "string");
};
