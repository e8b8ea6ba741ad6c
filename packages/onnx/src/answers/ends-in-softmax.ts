import { type Description, descriptionOf, type Layer } from "@gd/tensor";
import { isDescription } from "../layers/options-of.js";

/** Whether a softmax makes the model's output. */
export const endsInSoftmax = (model: Layer): boolean => lastLayer(descriptionOf(model)).type === "softmax";

/** The last layer of a sequence, however deep. */
const lastLayer = (description: Description): Description => {
  const { type, layers } = description;
  const last = type === "sequential" && Array.isArray(layers) ? layers.at(-1) : undefined;
  return isDescription(last) ? lastLayer(last) : description;
};
