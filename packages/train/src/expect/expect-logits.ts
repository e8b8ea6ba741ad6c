import { ArgumentError, type Layer, type Loss } from "@gd/tensor";
import { lastLayers } from "./last-layers.js";

/** Activations whose outputs are no logits. */
const AFTER_LOGITS = ["softmax", "logSoftmax", "sigmoid"];

/** Throws an ArgumentError where a model ends in an activation that the loss applies as well. */
export const expectLogits = (
  place: string,
  model: Layer,
  { name, activation }: Pick<Loss, "name" | "activation">,
): void => {
  if (activation === undefined) return;
  const types = lastLayers(model).map(({ type }) => type);
  if (!types.every((type) => AFTER_LOGITS.includes(type))) return;
  const [type] = types;
  throw new ArgumentError({
    place: `${place}(model)`,
    expected: `logits as its outputs, as ${name} applies ${activation} itself`,
    received: type,
    advice: `Leave ${type} out of the model, and apply it to predictions.`,
  });
};
