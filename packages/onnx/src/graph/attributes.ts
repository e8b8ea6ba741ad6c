import type { Message } from "../proto/messages.js";

/** Options of a node by name. A number is a whole one; others are marked, as ONNX tells them apart. */
export type Attributes = Readonly<Record<string, number | { readonly float: number } | readonly number[]>>;

/** The types of attributes, by the numbers that ONNX has for them. */
const AttributeType = { float: 1, int: 2, ints: 7 } as const;

/** The same as messages. */
export const attributesOf = (attributes: Attributes): readonly Message<"Attribute">[] =>
  Object.entries(attributes).map(([name, value]) => {
    if (typeof value === "number") return { name, type: AttributeType.int, i: value };
    if ("float" in value) return { name, type: AttributeType.float, f: value.float };
    return { name, type: AttributeType.ints, ints: value };
  });
