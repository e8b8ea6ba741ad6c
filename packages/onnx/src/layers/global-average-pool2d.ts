import { withChannelsFirst } from "../graph/value.js";
import type { WriteLayer } from "./part.js";

/** GlobalAveragePool keeps a height and a width of 1, which Flatten drops. */
export const globalAveragePool2d: WriteLayer = ({ path }, input, { graph }) => {
  const images = withChannelsFirst(graph, path, input);
  const means = graph.node(path, "GlobalAveragePool", [images.name]);
  const name = graph.node(path, "Flatten", [means], { axis: 1 });
  return { name, shape: input.shape.slice(2), channelsFirst: false };
};
