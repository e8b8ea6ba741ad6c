import type { Description } from "@gd/tensor";

/** The parts in a list of a description. */
export const partsIn = (list: unknown): readonly Description[] =>
  Array.isArray(list) ? list.filter((value): value is Description => typeof value?.type === "string") : [];
