import type { Description } from "@gd/tensor";
import { isDescription } from "../layers/options-of.js";

/** The type of the layer that makes a model's output: the last one of a sequence, however deep. */
export const lastType = ({ type, layers }: Description): string => {
  const last = type === "sequential" && Array.isArray(layers) ? layers.at(-1) : undefined;
  return isDescription(last) ? lastType(last) : type;
};
