import { expectArgument } from "../expect/expect.js";
import { expectParameters } from "../expect/expect-parameters.js";
import { leaves, type Parameters } from "../parameters.js";
import type { Description, DescriptionValue } from "./description.js";

/** Parts within parts, at most, that names are made of. */
const DEEPEST = 500;

/**
 * Names for the tensors of a model's parameters or statistics, in the order of `leaves`, as files have them: their paths, with
 * the type of each layer.
 *
 *   tensorNames(descriptionOf(model), parameters)  // ["0.linear.weight", "0.linear.bias", "2.linear.weight", …]
 */
export const tensorNames = (description: Description, tree: Parameters): readonly string[] => {
  expectArgument(isPart(description), {
    place: "tensorNames(description)",
    expected: "the description of a layer",
    received: description,
    advice: "descriptionOf(model) is one.",
  });
  expectParameters("tensorNames(tree)", tree);
  return namesWithin(description, tree, "", 0);
};

const namesWithin = (part: Description, tree: Parameters, before: string, depth: number): readonly string[] => {
  const { layers, layer } = part;
  if (isList(layers) && isList(tree) && layers.length === tree.length) {
    return layers.flatMap((inner, i) => namesOf(inner, tree[i]!, `${before}${i}.`, depth + 1));
  }
  // Its tree is that of its layer.
  if (isPart(layer)) return namesOf(layer, tree, before, depth + 1);
  return plainNames(tree, before);
};

const namesOf = (part: DescriptionValue, tree: Parameters, before: string, depth: number): readonly string[] =>
  isPart(part) && depth < DEEPEST
    ? namesWithin(part, tree, `${before}${typeOf(part)}.`, depth)
    : plainNames(tree, before);

const plainNames = (tree: Parameters, before: string): readonly string[] =>
  leaves(tree).map(([path]) => (path === "" ? before.slice(0, -1) : `${before}${path}`));

/** The type of a part, or the name of somebody's own, up to its options: "gate" of "gate(3)". */
const typeOf = ({ type, name }: Description): string =>
  /^[\w-]+/.exec(type === "own" && typeof name === "string" ? name : type)?.[0] ?? "layer";

const isList = <Item>(value: unknown): value is readonly Item[] => Array.isArray(value);

const isPart = (value: unknown): value is Description =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
