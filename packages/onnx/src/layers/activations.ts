import { type Scope, scopeOf } from "../graph/scope.js";
import { numberOf } from "./options-of.js";
import type { Part, WriteLayer } from "./part.js";

/** An activation is a formula of each element x, whatever the shape. */
const activation =
  (formula: (x: string, scope: Scope, part: Part) => string): WriteLayer =>
  (part, input, { graph }) => ({ ...input, name: formula(input.name, scopeOf(graph, part.path), part) });

const operator = (name: string): WriteLayer => activation((x, { node }) => node(name, [x]));

export const identity = activation((x) => x);
export const relu = operator("Relu");
export const softplus = operator("Softplus");
export const tanh = operator("Tanh");

export const leakyRelu = activation((x, { node }, part) =>
  node("LeakyRelu", [x], { alpha: { float: numberOf(part, "slope") } }),
);

export const elu = activation((x, { node }, part) => node("Elu", [x], { alpha: { float: numberOf(part, "alpha") } }));

export const sigmoid = activation((x, { node, number }, part) => {
  const gain = numberOf(part, "gain");
  return node("Sigmoid", [gain === 1 ? x : node("Mul", [x, number(gain)])]);
});

export const silu = activation((x, { node }) => node("Mul", [x, node("Sigmoid", [x])]));

/** x · (1 + erf(x/√2)) / 2, or x · (1 + tanh u) / 2 with u = √(2/π) (x + 0.044715x³): Gelu itself came with opset 20. */
export const gelu = activation((x, { node, number }, { description }) => {
  const half = node("Mul", [x, number(0.5)]);
  const weighed = (share: string) => node("Mul", [half, node("Add", [share, number(1)])]);
  if (description["approximate"] === "none") return weighed(node("Erf", [node("Mul", [x, number(Math.SQRT1_2)])]));
  const cube = node("Mul", [node("Mul", [x, x]), x]);
  const sum = node("Add", [x, node("Mul", [cube, number(0.044715)])]);
  return weighed(node("Tanh", [node("Mul", [sum, number(Math.sqrt(2 / Math.PI))])]));
});
