import type { Layer } from "@gd/tensor";
import type { Graph } from "../graph/graph.js";
import { scopeOf } from "../graph/scope.js";
import type { Answers } from "./answers.js";
import { endsInSoftmax } from "./ends-in-softmax.js";

/** Gives a model's output out, as the answers have it, and the name of the largest one. */
export const writeAnswers = (graph: Graph, model: Layer, output: string, answers: Answers): void => {
  const { softmax, classes } = answers;
  const answer = answerOf(graph, output, answers);
  graph.output(softmax || endsInSoftmax(model) ? "probabilities" : "output", answer, "float", model.outputShape);
  if (classes === undefined) return;
  const { node, strings } = scopeOf(graph, "label");
  const largest = node("ArgMax", [answer], { axis: 1, keepdims: 0 });
  const label = node("Gather", [strings("classes", classes, [classes.length]), largest]);
  graph.output("label", label, "string", []);
};

const answerOf = (graph: Graph, output: string, { softmax, target }: Answers): string => {
  if (softmax) return graph.node("softmax", "Softmax", [output], { axis: -1 });
  if (target === undefined) return output;
  const { node, number } = scopeOf(graph, "target");
  return node("Add", [node("Mul", [output, number(target.deviation, "deviation")]), number(target.mean, "mean")]);
};
