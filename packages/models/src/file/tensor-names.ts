import { type Description, type DescriptionValue, leaves, type Parameters } from "@gd/tensor";
import { titleOf } from "../architecture/build-part.js";

/**
 * The names that the tensors of a model's parameters or statistics have in a file, in the order of `leaves`: the path in the
 * tree, with the types of the layers: `0.linear.weight`.
 */
export const tensorNames = (description: Description, tree: Parameters): readonly string[] =>
  namesWithin(description, tree, "");

const namesWithin = (description: Description, tree: Parameters, before: string): readonly string[] => {
  const { layers, layer } = description;
  if (isList(layers) && isList(tree) && layers.length === tree.length) {
    return layers.flatMap((part, i) => namesOf(part, tree[i]!, `${before}${i}.`));
  }
  // Its tree is that of its layer.
  if (isPart(layer)) return namesOf(layer, tree, before);
  return leaves(tree).map(([path]) => (path === "" ? before.slice(0, -1) : `${before}${path}`));
};

const namesOf = (part: DescriptionValue, tree: Parameters, before: string): readonly string[] =>
  isPart(part)
    ? namesWithin(part, tree, `${before}${typeOf(part)}.`)
    : leaves(tree).map(([path]) => `${before}${path}`);

/** The type of a part, or the name of one that has none, up to its options: "gate" of "gate(3)". */
const typeOf = (part: Description): string => /^[\w-]+/.exec(titleOf(part))?.[0] ?? "layer";

const isList = <Item>(value: unknown): value is readonly Item[] => Array.isArray(value);
const isPart = (value: unknown): value is Description =>
  typeof value === "object" && value !== null && "type" in value && !Array.isArray(value);
