import { isTensor } from "./is-tensor.js";
import type { Tensor } from "./tensor.js";

/** The tensors of a layer by name, or of several layers in order, nested as deeply as the model. */
export type Parameters = Tensor | readonly Parameters[] | { readonly [name: string]: Parameters };

/** No parameters. */
export type None = readonly [];
/** The value of `None`. */
export const none: None = [];

/** The tensors of a tree with their paths, in order: `["0.weight", tensor]`. */
export const leaves = (tree: Parameters, path = ""): readonly (readonly [path: string, leaf: Tensor])[] =>
  isTensor(tree)
    ? [[path, tree]]
    : Object.entries(tree).flatMap(([name, part]) => leaves(part, path === "" ? name : `${path}.${name}`));

/** The same tree with each tensor replaced. */
export const mapLeaves = <P extends Parameters>(tree: P, replace: (leaf: Tensor) => Tensor): P => {
  const map = (part: Parameters): Parameters =>
    isTensor(part)
      ? replace(part)
      : isList(part)
        ? part.map(map)
        : Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, map(inner)]));
  return map(tree) as P;
};

const isList = (tree: Parameters): tree is readonly Parameters[] => Array.isArray(tree);
