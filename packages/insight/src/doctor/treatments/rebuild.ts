import { buildModel } from "@gd/models";
import { type Description, descriptionOf } from "@gd/tensor";
import type { AnyOptions } from "../../measure/any-setup.js";

/** The description of a layer in place of another one; undefined to leave it out. */
export type ChangeOfLayer = (layer: Description, place: number, count: number) => Description | undefined;

/** The options with a model in which layers are changed: those of its outer list, and those within compositions of these. */
export const withLayers = (options: AnyOptions, change: ChangeOfLayer): AnyOptions => {
  const { model } = options;
  const changed = changedIn(descriptionOf(model), change, 0, 1) ?? descriptionOf(model);
  return { ...options, model: buildModel(changed, { inputShape: model.inputShape }) };
};

/** The options with another model, for the same examples. */
export const withModel = (options: AnyOptions, description: Description): AnyOptions => ({
  ...options,
  model: buildModel(description, { inputShape: options.model.inputShape }),
});

const changedIn = (
  description: Description,
  change: ChangeOfLayer,
  place: number,
  count: number,
): Description | undefined => {
  // Descriptions are data whose parts are descriptions.
  const { layers, layer } = description as { readonly layers?: readonly Description[]; readonly layer?: Description };
  if (layers !== undefined) {
    const inside = layers.map((part, i) => changedIn(part, change, i, layers.length));
    return { ...description, layers: inside.filter((part) => part !== undefined) };
  }
  if (layer !== undefined) return { ...description, layer: changedIn(layer, change, 0, 1) ?? layer };
  return change(description, place, count);
};

/** A layer with the first weights that suit one activation or another. */
export const withWeights =
  (initializer: "heNormal" | "glorotUniform"): ChangeOfLayer =>
  ({ settings: _, ...layer }) =>
    layer.type === "linear" || layer.type === "conv2d"
      ? { ...layer, settings: { weight: { type: initializer } } }
      : { ...layer, ...(_ === undefined ? {} : { settings: _ }) };
