import type { Elements } from "@gd/tensor";

/**
 * Copies the examples at some places, one after the other, into arrays of elements. Returns false where the arrays cannot
 * hold a number of them: `examples` of the dataset then says which.
 */
export type CopyExamples = (places: Uint32Array, input: Elements, target: Elements) => boolean;

/** All that is needed of a dataset here, as to import its type would close a circle. */
interface HasExamples {
  readonly examples: unknown;
}

const copiers = new WeakMap<HasExamples, { readonly examples: unknown; readonly copy: CopyExamples }>();

/** A dataset in memory, with the function that copies its examples. */
export const copying = <D extends HasExamples>(dataset: D, copy: CopyExamples): D => {
  copiers.set(dataset, { examples: dataset.examples, copy });
  return dataset;
};

/** The function of a dataset, unless its `examples` is another one by now. */
export const copierOf = (dataset: HasExamples): CopyExamples | undefined => {
  const known = copiers.get(dataset);
  return known?.examples === dataset.examples ? known?.copy : undefined;
};
