import type { WriteLayer } from "./part.js";

/** A mean over height and width, wherever these are. */
export const globalAveragePool2d: WriteLayer = ({ path }, input, { graph }) => {
  const axes = input.channelsFirst ? [2, 3] : [1, 2];
  const name = graph.node(path, "ReduceMean", [input.name], { axes, keepdims: 0 });
  return { name, shape: input.shape.slice(2), channelsFirst: false };
};
