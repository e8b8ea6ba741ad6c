import { isTensor, type Tensor } from "@gd/tensor";

/** The tensors in a value: itself, or among its properties, however deep. */
export const tensorsIn = (value: unknown): ReadonlySet<Tensor> => {
  const tensors = new Set<Tensor>();
  const visited = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null || ArrayBuffer.isView(part) || visited.has(part)) return;
    visited.add(part);
    if (isTensor(part)) tensors.add(part);
    else for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return tensors;
};
