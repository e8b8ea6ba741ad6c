import { type Description, type DescriptionValue, descriptionOf, type Layer } from "@gd/tensor";

/** What the last of the layers in a row is that a model is made of, or the model itself. */
export const lastLayer = (model: Layer): Description => lastOf(descriptionOf(model));

const lastOf = (layer: Description): Description => {
  const { type, layers } = layer;
  const inRow: readonly DescriptionValue[] = type === "sequential" && isList(layers) ? layers : [];
  const last = inRow.at(-1);
  return isDescription(last) ? lastOf(last) : layer;
};

const isList = (value: DescriptionValue | undefined): value is readonly DescriptionValue[] => Array.isArray(value);
const isDescription = (value: DescriptionValue | undefined): value is Description =>
  typeof value === "object" && value !== null && !isList(value);
