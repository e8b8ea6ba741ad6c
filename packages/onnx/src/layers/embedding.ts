import { ElementType } from "../graph/element-type.js";
import { scopeOf } from "../graph/scope.js";
import { numberOf } from "./options-of.js";
import type { WriteLayer } from "./part.js";
import { tensorOf } from "./tensor-of.js";

/**
 * Rows of the table, by labels that come as numbers. Gather would take negative ones from the end, and Cast would cut
 * fractions off; both become `count`, of which the table has no row, so that a runtime refuses them.
 */
export const embedding: WriteLayer = (part, input, writing) => {
  const { node, number } = scopeOf(writing.graph, part.path);
  const [count, width] = [numberOf(part, "count"), numberOf(part, "width")];
  const isWhole = node("Equal", [node("Floor", [input.name]), input.name]);
  const isLabel = node("And", [isWhole, node("GreaterOrEqual", [input.name, number(0, "first")])]);
  const labels = node("Where", [isLabel, input.name, number(count, "count")]);
  const rows = node("Cast", [labels], { to: ElementType.int64 });
  const name = node("Gather", [tensorOf(part, writing, "table", [count, width]), rows]);
  return { ...input, name, shape: [...input.shape, width] };
};
