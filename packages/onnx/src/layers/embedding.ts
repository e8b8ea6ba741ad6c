import { ElementType } from "../graph/element-type.js";
import { numberOf } from "./options-of.js";
import type { WriteLayer } from "./part.js";
import { tensorOf } from "./tensor-of.js";

/**
 * Rows of the table, by labels that come as numbers. Gather would take negative ones from the end, and Cast would cut
 * fractions off; both become `count`, of which the table has no row, so that a runtime refuses them.
 */
export const embedding: WriteLayer = (part, input, writing) => {
  const { graph } = writing;
  const [count, width] = [numberOf(part, "count"), numberOf(part, "width")];
  const node = (operator: string, inputs: readonly string[]) => graph.node(part.path, operator, inputs);
  const isWhole = node("Equal", [node("Floor", [input.name]), input.name]);
  const isPositive = node("GreaterOrEqual", [input.name, graph.floats(`${part.path}.first`, [0])]);
  const isLabel = node("And", [isWhole, isPositive]);
  const labels = node("Where", [isLabel, input.name, graph.floats(`${part.path}.count`, [count])]);
  const rows = graph.node(part.path, "Cast", [labels], { to: ElementType.int64 });
  const name = node("Gather", [tensorOf(part, writing, "table", [count, width]), rows]);
  return { ...input, name, shape: [...input.shape, width] };
};
