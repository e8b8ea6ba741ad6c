import { rowMajor, type Tensor } from "@gd/tensor";

/** An element that no weight can have, and its place in row-major order. */
export interface WrongElement {
  readonly index: number;
  readonly value: number;
}

/** The first element of a tensor that is not finite. */
export const wrongElement = (tensor: Tensor): WrongElement | undefined => {
  const elements = rowMajor(tensor);
  // Not findIndex, which takes several times as long.
  for (let index = 0; index < elements.length; index++) {
    if (!Number.isFinite(elements[index])) return { index, value: elements[index]! };
  }
  return undefined;
};
