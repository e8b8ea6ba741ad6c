import type { Elements } from "@gd/tensor";

/** An element that no weight can have, and its place. */
export interface WrongElement {
  readonly index: number;
  readonly value: number;
}

/** The first element that is not finite. */
export const wrongElement = (elements: Elements): WrongElement | undefined => {
  // Not findIndex, which takes several times as long.
  for (let index = 0; index < elements.length; index++) {
    if (!Number.isFinite(elements[index])) return { index, value: elements[index]! };
  }
  return undefined;
};
