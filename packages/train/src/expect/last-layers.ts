import { type Description, type DescriptionValue, descriptionOf, type Layer } from "@gd/tensor";

/** Layers whose outputs are their inputs, in evaluation, if in another shape. */
const UNCHANGING = ["identity", "dropout", "flatten"];

/**
 * What the outputs of a model come from: the last of its layers in a row that is not there for training or the shape alone, or
 * one such layer for each of those side by side.
 */
export const lastLayers = (model: Layer): readonly Description[] => lastOf(descriptionOf(model));

const lastOf = (layer: Description): readonly Description[] => {
  const parts = partsOf(layer);
  if (layer.type === "parallel") return parts.flatMap(lastOf);
  const last = layer.type === "sequential" ? parts.findLast((part) => !isUnchanging(part)) : undefined;
  return last === undefined ? [layer] : lastOf(last);
};

const isUnchanging = (layer: Description): boolean =>
  layer.type === "sequential" ? partsOf(layer).every(isUnchanging) : UNCHANGING.includes(layer.type);

const partsOf = ({ layers }: Description): readonly Description[] =>
  isList(layers) ? layers.filter(isDescription) : [];

const isList = (value: DescriptionValue | undefined): value is readonly DescriptionValue[] => Array.isArray(value);
const isDescription = (value: DescriptionValue): value is Description =>
  typeof value === "object" && value !== null && !isList(value);
