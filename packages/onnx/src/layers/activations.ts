import { numberOf } from "./options-of.js";
import type { Part, WriteLayer } from "./part.js";

/** What an activation is written with: nodes of this layer, and numbers. */
interface Formula {
  node(operator: string, ...inputs: readonly string[]): string;
  number(value: number): string;
  /** A node with a number as its attribute. */
  withAttribute(operator: string, input: string, name: string, value: number): string;
}

/** An activation, which knows nothing of shapes: its output is a function of the elements of its input. */
const activation =
  (formula: (x: string, write: Formula, part: Part) => string): WriteLayer =>
  (part, input, { graph }) => {
    const write: Formula = {
      node: (operator, ...inputs) => graph.node(part.path, operator, inputs),
      number: (value) => graph.floats(`${part.path}.${value}`, [value]),
      withAttribute: (operator, x, name, value) => graph.node(part.path, operator, [x], { [name]: { float: value } }),
    };
    return { ...input, name: formula(input.name, write, part) };
  };

const operator = (name: string): WriteLayer => activation((x, { node }) => node(name, x));

export const identity = activation((x) => x);
/** Nothing is dropped in evaluation. */
export const dropout = identity;
export const relu = operator("Relu");
export const softplus = operator("Softplus");
export const tanh = operator("Tanh");

export const leakyRelu = activation((x, { withAttribute }, part) =>
  withAttribute("LeakyRelu", x, "alpha", numberOf(part, "slope")),
);

export const elu = activation((x, { withAttribute }, part) =>
  withAttribute("Elu", x, "alpha", numberOf(part, "alpha")),
);

export const sigmoid = activation((x, { node, number }, part) => {
  const gain = numberOf(part, "gain");
  return node("Sigmoid", gain === 1 ? x : node("Mul", x, number(gain)));
});

export const silu = activation((x, { node }) => node("Mul", x, node("Sigmoid", x)));

/** x · (1 + erf(x/√2)) / 2, or x · (1 + tanh u) / 2 with u = √(2/π) (x + 0.044715x³): Gelu itself is in opset 20 only. */
export const gelu = activation((x, { node, number }, { description }) => {
  const half = node("Mul", x, number(0.5));
  const weighed = (share: string) => node("Mul", half, node("Add", share, number(1)));
  if (description["approximate"] === "none") return weighed(node("Erf", node("Mul", x, number(Math.SQRT1_2))));
  const cube = node("Mul", node("Mul", x, x), x);
  const sum = node("Add", x, node("Mul", cube, number(0.044715)));
  return weighed(node("Tanh", node("Mul", sum, number(Math.sqrt(2 / Math.PI)))));
});
