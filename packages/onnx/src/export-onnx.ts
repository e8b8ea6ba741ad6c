import { expectLayer, expectOptions, type Layer } from "@gd/tensor";
import { type ExportedState, expectStateOf } from "./exported-state.js";
import { createGraph } from "./graph/graph.js";
import { stateTensors } from "./layers/state-tensors.js";
import { writeModel } from "./layers/write-model.js";
import { encode } from "./proto/encode.js";
import { type Answers, expectAnswers, writeAnswers } from "./write-answers.js";

/** What `exportOnnx` writes. */
export interface ExportOnnxOptions extends Answers {
  /** A model of layers of `@gd/layers`. */
  readonly model: Layer;
  /** Its trained state. */
  readonly state: ExportedState;
}

/** Its operators are all that layers need, and runtimes since 2022 have them. */
const OPSET = 17;
/** The version of the format that came with them. */
const IR_VERSION = 8;

/**
 * A trained model as the bytes of an ONNX file. It computes in float32 what the model does in evaluation, for batches of any
 * size.
 *
 * The input is called `input` and is the model's: images are [batch, height, width, channels], and labels of `embedding` are
 * numbers. The output is called `output`, or `probabilities` where a softmax comes last; with `classes` there is also
 * `label`, a text for each example. The operators are those of opset 17.
 *
 *   writeFileSync("digits.onnx", exportOnnx({ model, state: training.state(), softmax: true }))
 *
 * Throws  OnnxError for what cannot be exported: layers of one's own, and the state of another model
 * Source  github.com/onnx/onnx, docs/IR.md and docs/Operators.md
 */
export const exportOnnx = (options: ExportOnnxOptions): Uint8Array => {
  const { model, state, ...answers } = expectOptions("exportOnnx", options, ["model", "state", "softmax", "classes"]);
  expectLayer("exportOnnx(model)", model);
  expectStateOf(model, state);
  expectAnswers(model, answers);
  const graph = createGraph();
  graph.input("input", "float", model.inputShape);
  const output = writeModel(graph, model, stateTensors(state), "input");
  writeAnswers(graph, model, output.name, answers);
  return encode("Model", {
    irVersion: IR_VERSION,
    producerName: "@gd/onnx",
    opsetImport: [{ domain: "", version: OPSET }],
    graph: graph.message(model.name),
  });
};
