import { type Description, descriptionOf, type Layer } from "@gd/tensor";
import { partsIn } from "../parts-in.js";

/** Layers whose outputs are their inputs, in evaluation, if in another shape. */
const UNCHANGING = ["identity", "dropout", "flatten"];

/**
 * What the outputs of a model come from: the last of its layers in a row that is not there for training or the shape alone, or
 * one such layer for each of those side by side.
 */
export const lastLayers = (model: Layer): readonly Description[] => lastOf(descriptionOf(model));

const lastOf = (layer: Description): readonly Description[] => {
  const { type, layers } = layer;
  const parts = partsIn(layers);
  if (type === "parallel") return parts.flatMap(lastOf);
  const last = type === "sequential" ? parts.findLast((part) => !isUnchanging(part)) : undefined;
  return last === undefined ? [layer] : lastOf(last);
};

const isUnchanging = ({ type, layers }: Description): boolean =>
  type === "sequential" ? partsIn(layers).every(isUnchanging) : UNCHANGING.includes(type);
