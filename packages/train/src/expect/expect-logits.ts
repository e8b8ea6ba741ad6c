import {
  ArgumentError,
  type Description,
  type DescriptionValue,
  descriptionOf,
  type Layer,
  type Loss,
} from "@gd/tensor";

/** Activations whose outputs are no logits. */
const AFTER_LOGITS = ["softmax", "logSoftmax", "sigmoid"];

/** Throws an ArgumentError where a model ends in an activation that the loss applies as well. */
export const expectLogits = (
  place: string,
  model: Layer,
  { name, activation }: Pick<Loss, "name" | "activation">,
): void => {
  if (activation === undefined) return;
  const { type } = lastOf(descriptionOf(model));
  if (!AFTER_LOGITS.includes(type)) return;
  throw new ArgumentError({
    place: `${place}(model)`,
    expected: `logits as its outputs, as ${name} applies ${activation} itself`,
    received: type,
    advice: `Leave the last layer out, and apply ${type} to predictions.`,
  });
};

/** The last of the layers in a row that a layer is made of, or the layer itself. */
const lastOf = (layer: Description): Description => {
  const { type, layers } = layer;
  const inRow: readonly DescriptionValue[] = type === "sequential" && isList(layers) ? layers : [];
  const last = inRow.at(-1);
  return isDescription(last) ? lastOf(last) : layer;
};

const isList = (value: DescriptionValue | undefined): value is readonly DescriptionValue[] => Array.isArray(value);
const isDescription = (value: DescriptionValue | undefined): value is Description =>
  typeof value === "object" && value !== null && !isList(value);
