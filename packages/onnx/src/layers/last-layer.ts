import type { Description } from "@gd/tensor";
import { isDescription } from "./options-of.js";

/** The layer that makes a model's output: the last one of a sequence, however deep. */
export const lastLayer = (description: Description): Description => {
  const { type, layers } = description;
  const last = type === "sequential" && Array.isArray(layers) ? layers.at(-1) : undefined;
  return isDescription(last) ? lastLayer(last) : description;
};
