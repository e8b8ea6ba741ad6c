import { type Elements, leaves, type Parameters, referenceOps } from "@gd/tensor";

/** The elements of all parameters, layer by layer weight and then bias. */
export const elementsOf = (parameters: Parameters): Elements => {
  const tensors = leaves(parameters).map(([, leaf]) => leaf);
  return referenceOps({ dtype: tensors[0]!.dtype }).concatenate(tensors).data;
};
