import { descriptionOf, formatShape, type Layer, sameShape } from "@gd/tensor";
import type { Graph } from "../graph/graph.js";
import { inOrder, type Value } from "../graph/value.js";
import { OnnxError } from "../onnx-error.js";
import type { Part } from "./part.js";
import type { StateTensors } from "./state-tensors.js";
import { writers } from "./writers.js";

/** Writes a model, by what its layers say of themselves and with the tensors of its state, and returns its output. */
export const writeModel = (graph: Graph, model: Layer, state: StateTensors, input: string): Value => {
  const write = (part: Part, value: Value): Value => {
    const writer = writers.get(part.description.type);
    if (writer === undefined) throw notInOnnx(part);
    return writer(part, value, { graph, state, write });
  };
  const description = descriptionOf(model);
  const whole = { path: description.type, prefix: "", tree: "", description };
  const written = write(whole, { name: input, shape: model.inputShape, channelsFirst: false });
  state.expectAllTaken();
  const output = inOrder(graph, whole.path, written);
  if (sameShape(output.shape, model.outputShape)) return output;
  throw new OnnxError({
    place: "exportOnnx(model)",
    expected: `the output ${formatShape(model.outputShape)}, which the model has`,
    received: `${formatShape(output.shape)}, which its description makes of ${formatShape(model.inputShape)}`,
    advice: "A layer of one's own describes itself as one of @gd/layers: give it a type of its own.",
  });
};

const notInOnnx = ({ path, description: { type, name } }: Part): OnnxError =>
  new OnnxError({
    place: `exportOnnx(model), at the layer ${path},`,
    expected: "a layer of @gd/layers",
    received: type === "own" ? `the layer ${String(name)}, which does not describe itself` : `the layer ${type}`,
    advice:
      "Make it of layers of @gd/layers with sequential, parallel and residual, or export the layers before it alone.",
  });
