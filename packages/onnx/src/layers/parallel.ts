import { inOrderOf, lastAxis, type Value } from "../graph/value.js";
import { partsOf } from "./options-of.js";
import type { WriteLayer } from "./part.js";

/** Layers side by side, their outputs joined along the last axis, in the order of axes that one of them leaves. */
export const parallel: WriteLayer = (part, input, { graph, write }) => {
  const outputs = partsOf(part).map((layer) => write(layer, input));
  const like: Value = outputs.find(({ channelsFirst }) => channelsFirst) ?? outputs[0] ?? input;
  const names = outputs.map((output) => inOrderOf(graph, part.path, output, like).name);
  const width = outputs.reduce((sum, { shape }) => sum + (shape.at(-1) ?? 0), 0);
  const name = graph.node(part.path, "Concat", names, { axis: lastAxis(like) });
  return { ...like, name, shape: [...like.shape.slice(0, -1), width] };
};
