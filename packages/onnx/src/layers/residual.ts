import { inOrderOf } from "../graph/value.js";
import { partOf } from "./options-of.js";
import type { WriteLayer } from "./part.js";

/** y = x + f(x), in the order of axes that f leaves. */
export const residual: WriteLayer = (part, input, { graph, write }) => {
  const output = write(partOf(part), input);
  const { name } = inOrderOf(graph, part.path, input, output);
  return { ...output, name: graph.node(part.path, "Add", [name, output.name]) };
};
