import type { BooleanFeatures, NumberFeatures, OneHotFeatures, OrdinalFeatures } from "@gd/tables";
import type { Graph } from "../graph/graph.js";
import { type Scope, scopeOf } from "../graph/scope.js";
import { type ExportableFeatures, isText, MISSING_TEXT } from "./exportable-features.js";

/** Gives the graph an input for each column, and returns what `applyFeatures` makes of them. */
export const writeFeatures = (graph: Graph, columns: readonly ExportableFeatures[]): string => {
  for (const column of columns) graph.input(column.column, isText(column) ? "string" : "float", [1]);
  const features = columns.flatMap((column) => featuresOf(column, scopeOf(graph, column.column)));
  return graph.node("features", "Concat", features, { axis: 1 });
};

/** The features of a column, [batch, 1] or more, one after the other. */
const featuresOf = (column: ExportableFeatures, scope: Scope): readonly string[] => {
  switch (column.kind) {
    case "number":
      return numbers(column, scope);
    case "boolean":
      return booleans(column, scope);
    case "oneHot":
      return oneHot(column, scope);
    case "ordinal":
      return ordinal(column, scope);
  }
};

const numbers = ({ column, log, fill, marker, center, scale }: NumberFeatures, scope: Scope): readonly string[] => {
  const { node, number, oneWhere } = scope;
  const isMissing = node("IsNaN", [column]);
  const present = node("Where", [isMissing, number(fill, "fill"), column]);
  // sign(x) · ln(1 + |x|)
  const logarithm = () => node("Log", [node("Add", [node("Abs", [present]), number(1)])]);
  const x = log ? node("Mul", [node("Sign", [present]), logarithm()]) : present;
  const scaled = node("Div", [node("Sub", [x, number(center, "center")]), number(scale, "scale")]);
  return marker ? [scaled, oneWhere(isMissing)] : [scaled];
};

const booleans = ({ column, fill, marker }: BooleanFeatures, { node, number, oneWhere }: Scope): readonly string[] => {
  const isMissing = node("IsNaN", [column]);
  const present = node("Where", [isMissing, number(fill, "fill"), column]);
  return marker ? [present, oneWhere(isMissing)] : [present];
};

/** 1 where the row has each category, [batch, categories], and 1 where it has one of them, [batch, 1]. */
const categoriesOf = ({ column, categories }: OneHotFeatures | OrdinalFeatures, scope: Scope) => {
  const { node, strings, floats, oneWhere } = scope;
  const count = categories.length;
  const hot = oneWhere(node("Equal", [column, strings("categories", categories, [1, count])]));
  return { hot, known: node("MatMul", [hot, floats("ones", new Float32Array(count).fill(1), [count, 1])]) };
};

const oneHot = (features: OneHotFeatures, scope: Scope): readonly string[] => {
  const { node, number, strings, oneWhere } = scope;
  const { hot, known } = categoriesOf(features, scope);
  const notKnown = node("Sub", [number(1), known]);
  if (!features.marker) return [hot, notKnown];
  const missing = oneWhere(node("Equal", [features.column, strings("missing", [MISSING_TEXT], [1, 1])]));
  return [hot, node("Sub", [notKnown, missing]), missing];
};

/** A category that is not known is in no row of the product, and so the center. */
const ordinal = (features: OrdinalFeatures, scope: Scope): readonly string[] => {
  const { node, number, floats } = scope;
  const { categories, center, scale, marker } = features;
  const { hot, known } = categoriesOf(features, scope);
  const places = categories.map((_, place) => (place - center) / scale);
  const scaled = node("MatMul", [hot, floats("places", places, [places.length, 1])]);
  return marker ? [scaled, node("Sub", [number(1), known])] : [scaled];
};
