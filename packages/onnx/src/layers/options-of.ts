import type { Description, DescriptionValue } from "@gd/tensor";
import { OnnxError } from "../onnx-error.js";
import type { Part } from "./part.js";

/** A number that a layer says of itself. */
export const numberOf = (part: Part, option: string): number => {
  const value = part.description[option];
  return typeof value === "number" ? value : refuse(part, option, "a number");
};

/** A whole number for height and one for width. */
export const pairOf = (part: Part, option: string): readonly [height: number, width: number] => {
  const value = part.description[option];
  return isPair(value) ? value : refuse(part, option, "a number for height and one for width");
};

/** The layers of a composition, whose trees are lists. */
export const partsOf = (part: Part): readonly Part[] => {
  const { layers } = part.description;
  if (!isList(layers) || !layers.every(isDescription)) return refuse(part, "layers", "a list of layers");
  return layers.map((description, i) => ({
    path: `${part.prefix}${i}.${description.type}`,
    prefix: `${part.prefix}${i}.${description.type}.`,
    tree: `${part.tree}${i}.`,
    description,
  }));
};

/** The layer of a composition whose tree is that layer's. */
export const partOf = (part: Part): Part => {
  const { layer } = part.description;
  if (!isDescription(layer)) return refuse(part, "layer", "a layer");
  const path = `${part.prefix}${layer.type}`;
  return { path, prefix: `${path}.`, tree: part.tree, description: layer };
};

const isPair = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);
const isList = (value: unknown): value is readonly DescriptionValue[] => Array.isArray(value);
export const isDescription = (value: unknown): value is Description => typeof Object(value).type === "string";

const refuse = ({ path, description }: Part, option: string, expected: string): never => {
  throw new OnnxError({
    place: `exportOnnx(model), at the layer ${path},`,
    expected: `its ${option} to be ${expected}`,
    received: JSON.stringify(description[option]) ?? "nothing",
    advice: `Only layers of @gd/layers may describe themselves as ${description.type}.`,
  });
};
