import { rowMajor, type Shape } from "@gd/tensor";
import type { Part, Writing } from "./part.js";

/** Gives the graph a parameter or a statistic of a layer, and returns its name: `0.linear.weight`. */
export const tensorOf = (
  { path, tree }: Part,
  { graph, state }: Writing,
  name: string,
  shape: Shape,
  from: "parameters" | "statistics" = "parameters",
): string => graph.floats(`${path}.${name}`, rowMajor(state.take(from, `${tree}${name}`, shape)), shape);
