import { ArgumentError, type Layer, type Loss } from "@gd/tensor";
import { lastLayer } from "./last-layer.js";

/** Activations whose outputs are no logits. */
const AFTER_LOGITS = ["softmax", "logSoftmax", "sigmoid"];

/** Throws an ArgumentError where a model ends in an activation that the loss applies as well. */
export const expectLogits = (
  place: string,
  model: Layer,
  { name, activation }: Pick<Loss, "name" | "activation">,
): void => {
  if (activation === undefined) return;
  const { type } = lastLayer(model);
  if (!AFTER_LOGITS.includes(type)) return;
  throw new ArgumentError({
    place: `${place}(model)`,
    expected: `logits as its outputs, as ${name} applies ${activation} itself`,
    received: type,
    advice: `Leave the last layer out, and apply ${type} to predictions.`,
  });
};
