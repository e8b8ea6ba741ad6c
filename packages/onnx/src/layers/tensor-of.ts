import { rowMajor, type Shape } from "@gd/tensor";
import type { Part, Writing } from "./part.js";

/** Gives the graph a parameter or a statistic of a layer, and returns its name, which is that in a model file. */
export const tensorOf = (
  { prefix, tree }: Part,
  { graph, state }: Writing,
  name: string,
  shape: Shape,
  from: "parameters" | "statistics" = "parameters",
): string => graph.floats(`${prefix}${name}`, rowMajor(state.take(from, `${tree}${name}`, shape)), shape);
