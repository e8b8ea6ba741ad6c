import { sizeOf } from "@gd/tensor";
import { inOrder } from "../graph/value.js";
import type { WriteLayer } from "./part.js";

/** Rows of images in their own order: height, width, channels. */
export const flatten: WriteLayer = ({ path }, input, { graph }) => {
  const ordered = inOrder(graph, path, input);
  const name = graph.node(path, "Flatten", [ordered.name], { axis: 1 });
  return { ...ordered, name, shape: [sizeOf(input.shape)] };
};
