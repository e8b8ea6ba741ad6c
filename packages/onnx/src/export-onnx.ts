import type { Features } from "@gd/tables";
import { expectLayer, expectOptions, type Layer } from "@gd/tensor";
import type { Answers } from "./answers/answers.js";
import { meaningOf } from "./answers/meaning.js";
import { writeAnswers } from "./answers/write-answers.js";
import { expectWellFormed } from "./expect-well-formed.js";
import { type ExportedState, expectStateOf } from "./exported-state.js";
import { exportableFeatures, isText } from "./features/exportable-features.js";
import { writeFeatures } from "./features/write-features.js";
import { createGraph, type Graph } from "./graph/graph.js";
import { stateTensors } from "./layers/state-tensors.js";
import { writeModel } from "./layers/write-model.js";
import { encode } from "./proto/encode.js";

/** What `exportOnnx` writes. */
export interface ExportOnnxOptions extends Answers {
  /** A model of layers of `@gd/layers`. */
  readonly model: Layer;
  /** Its trained state. */
  readonly state: ExportedState;
  /** How columns become the model's input: the graph then takes the columns. Default: it takes the model's input. */
  readonly features?: Features | undefined;
  /** What `loadModel` of `@gd/models` returns has it, too. Nothing of it is written. */
  readonly training?: unknown;
}

/**
 * A trained model as the bytes of an ONNX file. It computes in float32 what the model does in evaluation, for batches of any
 * size.
 *
 * The input is called `input` and is the model's: images are [batch, height, width, channels], and labels of `embedding` are
 * numbers. With `features` there is an input for each column in its place, by the column's name: numbers, in which NaN is
 * missing and 1 and 0 are true and false, or texts, in which "" is missing.
 *
 * The output is called `output`. That of a model of classes is called `probabilities`, and beside it there is `label`, the
 * name of the likeliest one.
 *
 *   writeFileSync("digits.onnx", exportOnnx({ model, state: training.state(), softmax: true }))
 *   writeFileSync("penguins.onnx", exportOnnx(await loadModelFile("penguins.model.safetensors")))
 *
 * Shapes  inputs [batch, ...inputShape], or [batch, 1] for each column → outputs [batch, ...outputShape], label [batch]
 * Throws  OnnxError for what cannot be exported: layers of one's own, the state of another model, dates and texts
 * Source  github.com/onnx/onnx, docs/IR.md and docs/Operators.md: opset 17, and 19 for texts, which Equal compares since then
 */
export const exportOnnx = (options: ExportOnnxOptions): Uint8Array => {
  const names = ["model", "state", "features", "target", "classes", "softmax", "training"] as const;
  const { model, state, features, training: _, ...answers } = expectOptions("exportOnnx", options, names);
  expectLayer("exportOnnx(model)", model);
  expectWellFormed("exportOnnx(model)", "a name", [model.name], "Give the model another name.");
  expectStateOf(model, state);
  const meaning = meaningOf(model, answers);
  const columns = features === undefined ? undefined : exportableFeatures(model, features);
  const graph = createGraph();
  const input = columns === undefined ? writeInput(graph, model) : writeFeatures(graph, columns);
  const output = writeModel(graph, model, stateTensors(state), input);
  writeAnswers(graph, model, output.name, meaning);
  const { irVersion, version } = columns?.some(isText) ? withTexts : withNumbers;
  return encode("Model", {
    irVersion,
    producerName: "@gd/onnx",
    opsetImport: [{ domain: "", version }],
    graph: graph.message(model.name || "model"),
  });
};

/** The opset that has all operators of layers, and the version of the format that came with it, in 2022. */
const withNumbers = { version: 17, irVersion: 8 };
/** The first whose Equal compares texts, in 2023. */
const withTexts = { version: 19, irVersion: 9 };

const writeInput = (graph: Graph, { inputShape }: Layer): string => {
  graph.input("input", "float", inputShape);
  return "input";
};
