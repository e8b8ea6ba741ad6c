import type { Attributes } from "../graph/attributes.js";
import { withChannelsFirst } from "../graph/value.js";
import type { WriteLayer } from "./part.js";
import { windowsOf } from "./windows-of.js";

const pool2d =
  (operator: string, options: Attributes): WriteLayer =>
  (part, input, { graph }) => {
    const images = withChannelsFirst(graph, part.path, input);
    const { attributes, rows, columns } = windowsOf(part, input.shape);
    const name = graph.node(part.path, operator, [images.name], { ...attributes, ...options });
    return { ...images, name, shape: [rows, columns, ...input.shape.slice(2)] };
  };

/** The padding of MaxPool is never the largest, either. */
export const maxPool2d = pool2d("MaxPool", {});

/** Padding counts as zeros. */
export const averagePool2d = pool2d("AveragePool", { count_include_pad: 1 });
