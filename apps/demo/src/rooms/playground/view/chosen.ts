import { signal } from "@preact/signals";

/** A unit that is looked at and, if it is one of its edges, where that comes from. */
export interface Chosen {
  /** 0 is the first hidden layer. */
  readonly layer: number;
  readonly to: number;
  readonly from: number | undefined;
}

/** What is looked at in the network. */
export const chosen = signal<Chosen>({ layer: 0, to: 0, from: undefined });

/** The unit itself where it still is there, else the first one. */
export const chosenIn = (sizes: readonly number[]): Chosen => {
  const { layer, to, from } = chosen.value;
  const isThere = to < (sizes[layer + 1] ?? 0);
  if (!isThere) return { layer: 0, to: 0, from: undefined };
  return { layer, to, from: from !== undefined && from < sizes[layer]! ? from : undefined };
};
