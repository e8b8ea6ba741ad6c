import { numberOf } from "./options-of.js";
import type { WriteLayer } from "./part.js";
import { tensorOf } from "./tensor-of.js";

/** Gemm takes weights as `linear` has them: y = xW + b. */
export const linear: WriteLayer = (part, input, writing) => {
  const [inputs, outputs] = [numberOf(part, "inputs"), numberOf(part, "outputs")];
  const weight = tensorOf(part, writing, "weight", [inputs, outputs]);
  const bias = part.description["bias"] === true ? [tensorOf(part, writing, "bias", [outputs])] : [];
  const name = writing.graph.node(part.path, "Gemm", [input.name, weight, ...bias]);
  return { ...input, name, shape: [outputs] };
};
