import { inOrder } from "../graph/value.js";
import { numberOf } from "./options-of.js";
import type { WriteLayer } from "./part.js";
import { tensorOf } from "./tensor-of.js";

/** LayerNormalization is along the last axes: here the last one. */
export const layerNorm: WriteLayer = (part, input, writing) => {
  const features = [numberOf(part, "features")];
  const rows = inOrder(writing.graph, part.path, input);
  const inputs = [rows.name, tensorOf(part, writing, "scale", features), tensorOf(part, writing, "shift", features)];
  const attributes = { axis: -1, epsilon: { float: numberOf(part, "epsilon") } };
  return { ...rows, name: writing.graph.node(part.path, "LayerNormalization", inputs, attributes) };
};
