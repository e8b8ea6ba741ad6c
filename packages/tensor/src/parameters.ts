import { ArgumentError } from "./expect/argument-error.js";
import { expectString } from "./expect/expect.js";
import { expectFunction } from "./expect/expect-part.js";
import { isTensor } from "./is-tensor.js";
import type { Tensor } from "./tensor.js";

/** The tensors of a layer by name, or of several layers in order, nested as deeply as the model. */
export type Parameters = Tensor | readonly Parameters[] | { readonly [name: string]: Parameters };

/** No parameters. */
export type None = readonly [];
/** The value of `None`. */
export const none: None = [];

/**
 * The tensors of a tree with their paths, in order: `["0.weight", tensor]`.
 *
 * Throws  ArgumentError for anything but tensors, and lists and plain objects of them
 */
export const leaves = (tree: Parameters, path = ""): readonly (readonly [path: string, leaf: Tensor])[] => {
  expectString("leaves(path)", path);
  return leavesOf("leaves(tree)", tree, path);
};

/** The same for whatever has come in at a place. */
export const leavesOf = (
  place: string,
  tree: unknown,
  path = "",
): readonly (readonly [path: string, leaf: Tensor])[] => {
  const found: (readonly [string, Tensor])[] = [];
  const collect = (part: unknown, inside: string, depth: number): void => {
    if (isTensor(part)) found.push([inside, part]);
    else
      for (const [name, inner] of partsOf(part, place, inside, depth)) collect(inner, within(inside, name), depth + 1);
  };
  collect(tree, path, 0);
  return found;
};

/**
 * The same tree with each tensor replaced.
 *
 * Throws  ArgumentError for anything but tensors, and lists and plain objects of them
 */
export const mapLeaves = <P extends Parameters>(tree: P, replace: (leaf: Tensor) => Tensor): P => {
  expectFunction("mapLeaves(replace)", replace);
  const map = (part: unknown, path: string, depth: number): Parameters => {
    if (isTensor(part)) return replace(part);
    const parts = partsOf(part, "mapLeaves(tree)", path, depth).map(
      ([name, inner]) => [name, map(inner, within(path, name), depth + 1)] as const,
    );
    return Array.isArray(part) ? parts.map(([, inner]) => inner) : Object.fromEntries(parts);
  };
  return map(tree, "", 0) as P;
};

/** Trees that are deeper contain themselves, or come from a file that somebody has made to be. */
const DEEPEST = 500;

/** The parts of a tree that is no tensor, by name. */
const partsOf = (
  tree: unknown,
  place: string,
  path: string,
  depth: number,
): readonly (readonly [string, unknown])[] => {
  if (typeof tree === "object" && tree !== null && depth < DEEPEST) {
    // Not by its entries, which leave out what a list lacks.
    if (Array.isArray(tree)) return Array.from(tree, (part: unknown, i) => [String(i), part]);
    if (isPlain(tree)) return Object.entries(tree);
  }
  throw new ArgumentError({
    place: path === "" ? place : `${place}: ${path.length > 80 ? `${path.slice(0, 80)}…` : path}`,
    expected:
      depth < DEEPEST ? "a tensor, or tensors in lists and objects" : `lists within lists at most ${DEEPEST} deep`,
    received: tree,
  });
};

/** Whether an object is one of `{ … }`: a Map, a Promise or a typed array has entries that nobody means. */
const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value);
  // The prototype of plain objects is the only one without a prototype, in this realm and in others.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const within = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);
