import {
  descriptionOf,
  expectArgument,
  expectBoolean,
  expectStrings,
  formatShape,
  type Layer,
  sameShape,
} from "@gd/tensor";
import type { Graph } from "./graph/graph.js";
import { lastLayer } from "./layers/last-layer.js";

/** What the graph answers with, beside what the model does. */
export interface Answers {
  /** Whether a softmax follows, for a model that was trained on logits. Default: false. */
  readonly softmax?: boolean | undefined;
  /** The names of the outputs, in order: the graph also answers with the name of the largest one. */
  readonly classes?: readonly string[] | undefined;
}

/** Throws an ArgumentError unless a model has such answers. */
export const expectAnswers = (model: Layer, { softmax = false, classes }: Answers): void => {
  const { outputShape } = model;
  expectBoolean("exportOnnx(softmax)", softmax);
  if (softmax) {
    const place = "exportOnnx(softmax)";
    const expected = (what: string) => `${what} where it is true`;
    expectArgument(!endsInSoftmax(model), {
      place,
      expected: expected("a model that does not end in softmax itself"),
      received: model.name,
    });
    const outputs = outputShape.at(-1) ?? 1;
    const advice = "The softmax of a single output is 1, whatever it is.";
    expectArgument(outputs > 1, { place, expected: expected("two outputs or more"), received: outputs, advice });
  }
  if (classes === undefined) return;
  const place = "exportOnnx(classes)";
  expectStrings(place, classes);
  expectArgument(new Set(classes).size === classes.length, { place, expected: "different names", received: classes });
  const fits = sameShape(outputShape, [classes.length]);
  const advice = classes.length === 2 && sameShape(outputShape, [1]) ? SINGLE_OUTPUT : undefined;
  const expected = `a name for each output of a model whose examples have the shape ${formatShape(outputShape)}`;
  expectArgument(fits, { place, expected, received: classes, advice });
};

const SINGLE_OUTPUT = "Compare the single output with ½, or train two, one for each class.";

/** Gives the model's output out: as it is, or as probabilities; and the name of the largest one, where they have names. */
export const writeAnswers = (graph: Graph, model: Layer, value: string, { softmax, classes }: Answers): void => {
  const { outputShape } = model;
  const answer = softmax ? graph.node("softmax", "Softmax", [value], { axis: outputShape.length }) : value;
  graph.output(softmax || endsInSoftmax(model) ? "probabilities" : "output", answer, "float", outputShape);
  if (classes === undefined) return;
  const largest = graph.node("label", "ArgMax", [answer], { axis: 1, keepdims: 0 });
  const names = graph.strings("label.classes", classes, [classes.length]);
  graph.output("label", graph.node("label", "Gather", [names, largest]), "string", []);
};

const endsInSoftmax = (model: Layer): boolean => lastLayer(descriptionOf(model)).type === "softmax";
