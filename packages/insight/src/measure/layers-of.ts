import { descriptionOf, type Layer } from "@gd/tensor";

/** The types of the layers of a model in order, within compositions: `["linear", "relu", "linear"]`. */
export const typesOf = (model: Layer): readonly string[] => typesIn(descriptionOf(model));

const typesIn = (description: unknown): readonly string[] => {
  const { type, name, layers, layer } = Object(description);
  if (Array.isArray(layers)) return layers.flatMap(typesIn);
  if (layer !== undefined) return typesIn(layer);
  return [type === "own" ? name : type];
};

/** Whether the inputs of a model are labels, as an embedding takes them. */
export const takesLabels = (model: Layer): boolean => typesOf(model)[0] === "embedding";
