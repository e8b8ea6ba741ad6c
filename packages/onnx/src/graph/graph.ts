import type { Shape } from "@gd/tensor";
import type { Message } from "../proto/messages.js";
import { type Attributes, attributesOf } from "./attributes.js";
import { ElementType } from "./element-type.js";
import { inFloat32 } from "./in-float32.js";

/** A graph that is being made. What nodes and constants are called is unique: a name that is taken gets a number. */
export interface Graph {
  /** Adds an input with a batch of elements of a shape, before there are nodes. */
  input(name: string, type: keyof typeof ElementType, shape: Shape): void;
  /** Gives a value out by a name. */
  output(name: string, value: string, type: keyof typeof ElementType, shape: Shape): void;
  /** The output of a node, whose name begins with a path: a new one, or that of an equal one before it. */
  node(path: string, operator: string, inputs: readonly string[], attributes?: Attributes): string;
  /** The name of constant numbers; of a single one without a shape. */
  floats(name: string, elements: ArrayLike<number>, shape?: Shape): string;
  /** The name of constant texts. */
  strings(name: string, elements: readonly string[], shape?: Shape): string;
  /** The graph as a message. */
  message(name: string): Message<"Graph">;
}

/** A graph without nodes. */
export const createGraph = (): Graph => {
  const input: Message<"ValueInfo">[] = [];
  const output: Message<"ValueInfo">[] = [];
  const node: Message<"Node">[] = [];
  const initializer: Message<"Tensor">[] = [];
  const equalNodes = new Map<string, string>();
  const taken = new Set<string>();

  const unique = (wanted: string): string => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}.${count}`;
    taken.add(name);
    return name;
  };
  const constant = (wanted: string, tensor: Message<"Tensor">): string => {
    const name = unique(wanted);
    initializer.push({ ...tensor, name });
    return name;
  };
  return {
    input(name, type, shape) {
      taken.add(name);
      input.push(batchOf(name, ElementType[type], shape));
    },
    output(name, value, type, shape) {
      node.push({ name, opType: "Identity", input: [value], output: [name] });
      output.push(batchOf(name, ElementType[type], shape));
    },
    node(path, opType, inputs, attributes = {}) {
      const key = JSON.stringify([opType, inputs, attributes]);
      const known = equalNodes.get(key);
      if (known !== undefined) return known;
      const name = unique(`${path}.${opType}`);
      node.push({ name, opType, input: inputs, output: [name], attribute: attributesOf(attributes) });
      equalNodes.set(key, name);
      return name;
    },
    floats: (wanted, elements, dims = []) =>
      constant(wanted, { dims, dataType: ElementType.float, floatData: inFloat32(wanted, elements) }),
    strings: (wanted, stringData, dims = []) => constant(wanted, { dims, dataType: ElementType.string, stringData }),
    message: (name) => ({ name, node, initializer, input, output }),
  };
};

const batchOf = (name: string, elementType: number, shape: Shape): Message<"ValueInfo"> => {
  const dimension = [{ parameter: "batch" }, ...shape.map((size) => ({ size }))];
  return { name, type: { tensorType: { elementType, shape: { dimension } } } };
};
