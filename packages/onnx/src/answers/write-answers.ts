import type { NumberTarget } from "@gd/tables";
import { descriptionOf, type Layer } from "@gd/tensor";
import type { Graph } from "../graph/graph.js";
import { type Scope, scopeOf } from "../graph/scope.js";
import { lastType } from "./last-type.js";
import type { Meaning } from "./meaning.js";
import { probabilitiesOf } from "./probabilities-of.js";

/** Gives a model's output out as what it means, and the name of the largest where there are classes. */
export const writeAnswers = (graph: Graph, model: Layer, output: string, meaning: Meaning): void => {
  const { number, classes, softmax } = meaning;
  const last = lastType(descriptionOf(model));
  const name = softmax || last === "softmax" ? "probabilities" : "output";
  const shape = classes === undefined ? model.outputShape : [classes.length];
  const scope = scopeOf(graph, name);
  const answer = softmax ? probabilitiesOf(output, model.outputShape, last, scope) : inUnits(output, number, scope);
  graph.output(name, answer, "float", shape);
  if (classes === undefined) return;
  const { node, strings } = scopeOf(graph, "label");
  const largest = node("ArgMax", [answer], { axis: 1, keepdims: 0 });
  graph.output("label", node("Gather", [strings("classes", classes, shape), largest]), "string", []);
};

/** y · deviation + mean, where the output is a standardized number. */
const inUnits = (output: string, target: NumberTarget | undefined, { node, number }: Scope): string =>
  target === undefined
    ? output
    : node("Add", [node("Mul", [output, number(target.deviation, "deviation")]), number(target.mean, "mean")]);
