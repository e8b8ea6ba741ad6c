import { rowMajor } from "@gd/tensor";
import { withChannelsFirst } from "../graph/value.js";
import { numberOf, pairOf } from "./options-of.js";
import type { WriteLayer } from "./part.js";
import { tensorOf } from "./tensor-of.js";
import { windowsOf } from "./windows-of.js";

/** Conv takes images and kernels with their channels before height and width. */
export const conv2d: WriteLayer = (part, input, writing) => {
  const { graph, state } = writing;
  const [channels, filters] = [numberOf(part, "channels"), numberOf(part, "filters")];
  const [height, width] = pairOf(part, "size");
  const images = withChannelsFirst(graph, part.path, input);
  const { attributes, rows, columns } = windowsOf(part, input.shape);

  const kernels = rowMajor(state.take("parameters", `${part.tree}weight`, [height, width, channels, filters]));
  const reordered = filtersFirst(kernels, height * width, channels, filters);
  const weight = graph.floats(`${part.prefix}weight`, reordered, [filters, channels, height, width]);
  const bias = part.description["bias"] === true ? [tensorOf(part, writing, "bias", [filters])] : [];
  const name = graph.node(part.path, "Conv", [images.name, weight, ...bias], attributes);
  return { ...images, name, shape: [rows, columns, filters] };
};

/** Kernels [height, width, channels, filters] as [filters, channels, height, width]. */
const filtersFirst = (kernels: ArrayLike<number>, places: number, channels: number, filters: number): Float64Array => {
  const reordered = new Float64Array(kernels.length);
  for (let place = 0; place < places; place++) {
    for (let c = 0; c < channels; c++) {
      for (let f = 0; f < filters; f++) {
        reordered[(f * channels + c) * places + place] = kernels[(place * channels + c) * filters + f]!;
      }
    }
  }
  return reordered;
};
