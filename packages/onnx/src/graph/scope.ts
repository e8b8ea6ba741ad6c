import type { Shape } from "@gd/tensor";
import type { Attributes } from "./attributes.js";
import { ElementType } from "./element-type.js";
import type { Graph } from "./graph.js";

/** A graph in which all names begin with a path, such as that of a layer. */
export interface Scope {
  /** The output of a node. */
  node(operator: string, inputs: readonly string[], attributes?: Attributes): string;
  /** The name of a constant number, which by default is called what it is. */
  number(value: number, name?: string): string;
  /** The name of constant numbers. */
  floats(name: string, elements: ArrayLike<number>, shape: Shape): string;
  /** The name of constant texts. */
  strings(name: string, elements: readonly string[], shape: Shape): string;
  /** 1 where a value is true, else 0. */
  oneWhere(truths: string): string;
}

/** The graph under a path. */
export const scopeOf = (graph: Graph, path: string): Scope => {
  const node: Scope["node"] = (operator, inputs, attributes) => graph.node(path, operator, inputs, attributes);
  return {
    node,
    number: (value, name = String(value)) => graph.floats(`${path}.${name}`, [value]),
    floats: (name, elements, shape) => graph.floats(`${path}.${name}`, elements, shape),
    strings: (name, elements, shape) => graph.strings(`${path}.${name}`, elements, shape),
    oneWhere: (truths) => node("Cast", [truths], { to: ElementType.float }),
  };
};
