import {
  batchNorm,
  conv2d,
  defineActivation,
  embedding,
  flatten,
  linear,
  maxPool2d,
  parallel,
  relu,
  residual,
  sequential,
  softmax,
  stack,
} from "@gd/layers";
import { createContext, fromElements, type Layer, mapLeaves, referenceInterpreter, rowMajor } from "@gd/tensor";
import { predict } from "@gd/train";
import { describe, expect, test } from "vitest";
import { inputOf } from "../test/input-of.js";
import { largestDifference } from "../test/largest-difference.js";
import { runOnnx } from "../test/run-onnx.js";
import { stateOf } from "../test/state-of.js";
import type { Answers } from "./answers/answers.js";
import { exportOnnx } from "./export-onnx.js";
import { createGraph } from "./graph/graph.js";
import { stateTensors } from "./layers/state-tensors.js";
import { writeModel } from "./layers/write-model.js";
import { OnnxError } from "./onnx-error.js";

const classifier = sequential(linear(4, 8), relu, linear(8, 3));

const operatorsOf = (model: Layer) => {
  const graph = createGraph();
  writeModel(graph, model, stateTensors(stateOf(model)), "input");
  return graph
    .message("")
    .node?.map(({ opType }) => opType)
    .join(" ");
};
const classes = ["Adélie", "Chinstrap", "Gentoo"];

describe("answers", () => {
  test("with softmax are probabilities", async () => {
    const state = stateOf(classifier);
    const input = inputOf(classifier, 5);
    const answers = await runOnnx(exportOnnx({ model: classifier, state, softmax: true }), { input });
    const model = sequential(classifier, softmax);
    const expected = predict(
      { model },
      { parameters: [state.parameters, []], statistics: [state.statistics, []] },
      input,
    );
    expect(Object.keys(answers)).toEqual(["probabilities"]);
    expect(largestDifference(expected, answers["probabilities"]!.data)).toBeLessThan(1e-5);
  });

  test("with classes are the name of the largest output, too", async () => {
    const state = stateOf(classifier);
    const input = inputOf(classifier, 20);
    for (const softmax of [false, true]) {
      const answers = await runOnnx(exportOnnx({ model: classifier, state, softmax, classes }), { input });
      const logits = predict({ model: classifier }, state, input);
      const expected = Array.from({ length: 20 }, (_, i) => {
        const row = Array.from(rowMajor(logits).slice(3 * i, 3 * i + 3));
        return classes[row.indexOf(Math.max(...row))];
      });
      expect(Object.keys(answers)).toEqual([softmax ? "probabilities" : "output", "label"]);
      expect(answers["label"]).toEqual({ shape: [20], data: expected });
      expect(new Set(expected).size).toBeGreaterThan(1);
    }
  });

  test("with the target of numbers are in their own units", async () => {
    const model = linear(3, 1);
    const state = stateOf(model);
    const target = { version: 1, column: "price", kind: "number", mean: 180_000, deviation: 75_000 } as const;
    const input = inputOf(model, 4);
    const { output } = await runOnnx(exportOnnx({ model, state, target }), { input });
    const prices = Array.from(rowMajor(predict({ model }, state, input)), (y) => y * 75_000 + 180_000);
    expect(largestDifference(fromElements(Float64Array.from(prices), [4, 1]), output!.data)).toBeLessThan(1e-5);
  });

  test("of a model that ends in softmax are called probabilities", async () => {
    const model = sequential(classifier, softmax);
    const answers = await runOnnx(exportOnnx({ model, state: stateOf(model) }), { input: inputOf(model, 1) });
    expect(Object.keys(answers)).toEqual(["probabilities"]);
  });

  const target = { version: 1, column: "price", kind: "number", mean: 1, deviation: 2 } as const;
  const classTarget = { version: 1, column: "species", kind: "class", classes } as never;

  test.each<Answers & { readonly model: Layer; readonly message: string }>([
    {
      softmax: true,
      model: sequential(classifier, softmax),
      message: "exportOnnx(softmax) expects a model that does not end in softmax itself where it is true, but received",
    },
    {
      softmax: true,
      model: linear(2, 1),
      message:
        "exportOnnx(softmax) expects a model of two outputs or more where it is true, but received 1. The softmax",
    },
    {
      classes: ["a", "b"],
      model: classifier,
      message: "exportOnnx(classes) expects a name for each output of a model whose output is [3], but received",
    },
    {
      classes: ["a", "a", "b"],
      model: classifier,
      message: "exportOnnx(classes) expects different names, but received",
    },
    {
      target: classTarget,
      model: linear(2, 1),
      message:
        "exportOnnx(target) expects a target of numbers, but received { version, column, kind, classes }. Of one",
    },
    { target: {} as never, model: linear(2, 1), message: "exportOnnx(target) expects a target of @gd/tables" },
    {
      target,
      model: classifier,
      message: "exportOnnx(target) expects a model of one output beside it, but received [3]",
    },
    {
      target,
      softmax: true,
      model: classifier,
      message: "exportOnnx(target) expects neither softmax nor classes beside",
    },
  ])("that make no sense are refused: $message", ({ model, message, ...answers }) => {
    expect(() => exportOnnx({ model, state: stateOf(model), ...answers })).toThrow(message);
  });
});

describe("embedding", () => {
  const model = embedding(5, 2);
  const file = exportOnnx({ model, state: stateOf(model) });

  test.each([-1, 5, 1.5, Number.NaN])("has a runtime refuse the label %s", async (label) => {
    const input = fromElements(Float32Array.of(label), [1]);
    await expect(runOnnx(file, { input })).rejects.toThrow("out of data bounds");
  });
});

describe("layers of one's own", () => {
  const own = (description?: { readonly type: string }) =>
    defineActivation("gate", (_context, input) => ({ output: input, backward: (gradient) => gradient }), {
      description,
    });

  test.each([
    {
      model: sequential(linear(2, 3), own(), linear(3, 1)),
      message:
        "exportOnnx(model), at the layer 1.own, expects a layer of @gd/layers, but received the layer gate, which does not describe itself. Make it of",
    },
    {
      model: residual(sequential(linear(2, 2), own({ type: "softsign" }))),
      message:
        "exportOnnx(model), at the layer sequential.1.softsign, expects a layer of @gd/layers, but received the layer softsign. Make it of",
    },
    {
      model: own({ type: "conv2d" }).at([4, 4, 2]),
      message:
        "exportOnnx(model), at the layer conv2d, expects its channels to be a number, but received nothing. Only layers of",
    },
    {
      model: own({ type: "flatten" }).at([2, 3]),
      message:
        "expects the output [2, 3], which the model has, but received [6], which its description makes of [2, 3]",
    },
  ])("are refused: $message", ({ model, message }) => {
    const state = { parameters: model.initialize(createContext()), statistics: [] };
    expect(() => exportOnnx({ model, state })).toThrow(OnnxError);
    expect(() => exportOnnx({ model, state })).toThrow(message);
  });
});

test("images are transposed once, and back where their order matters", () => {
  const model = sequential(
    conv2d(1, 2, { size: 3 }).at([8, 8, 1]),
    relu,
    maxPool2d({ size: 2 }),
    conv2d(2, 3, { size: 1 }),
    flatten(27),
    linear(27, 2),
  );
  expect(operatorsOf(model)).toEqual("Transpose Conv Relu MaxPool Conv Transpose Flatten Gemm");
});

test("layers side by side share the transposed images", () => {
  const images = [3, 3, 2] as const;
  const model = residual(stack([parallel(conv2d(2, 1, { size: 1 }).at(images), conv2d(2, 1, { size: 1 }))]));
  expect(operatorsOf(model)).toEqual("Transpose Conv Conv Concat Add Transpose");
});

describe("state", () => {
  test("in float64 is rounded to float32", async () => {
    const interpreter = referenceInterpreter({ dtype: "float64" });
    const toFloat64 = (leaf: Parameters<Parameters<typeof mapLeaves>[1]>[0]) =>
      fromElements(
        Float64Array.from(rowMajor(leaf), (x) => x + 1e-9),
        leaf.shape,
      );
    const { parameters, statistics } = stateOf(classifier);
    const state = { parameters: mapLeaves(parameters, toFloat64), statistics };
    const input = inputOf(classifier, 3);
    const answers = await runOnnx(exportOnnx({ model: classifier, state }), { input });
    const exact = fromElements(Float64Array.from(rowMajor(input)), input.shape);
    const expected = predict({ model: classifier, interpreter }, state, exact);
    expect(largestDifference(expected, answers["output"]!.data)).toBeLessThan(1e-5);
  });

  test("that float32 does not have is refused", () => {
    const model = linear(1, 1);
    const huge = fromElements(Float64Array.of(1e300), [1, 1]);
    const state = { parameters: { weight: huge, bias: fromElements(Float64Array.of(0), [1]) }, statistics: [] };
    expect(() => exportOnnx({ model, state })).toThrow(
      "exportOnnx: element 0 of linear.weight, expects a number that float32 has, in which ONNX models compute, but received 1e+300",
    );
  });

  test.each<{ name: string; state: Parameters<typeof exportOnnx>[0]["state"]; message: string }>([
    {
      name: "of a model with another layer",
      state: {
        ...stateOf(classifier),
        description: { model: sequential(linear(4, 8), relu, linear(8, 2)).description! },
      },
      message:
        "exportOnnx(state), in sequential › 2 linear, expects outputs 3, but received outputs 2. Another model made",
    },
    {
      name: "with other shapes",
      state: stateOf(sequential(linear(4, 9), relu, linear(9, 3))),
      message: "exportOnnx(state), in the parameters, expects 0.weight [4, 8], but received [4, 9]",
    },
    {
      name: "without a tensor",
      state: stateOf(sequential(linear(4, 8), relu, linear(8, 3, { bias: false }))),
      message: "exportOnnx(state), in the parameters, expects 2.bias [3], but received nothing of this name",
    },
    {
      name: "with more tensors",
      state: stateOf(stack([linear(4, 8), batchNorm(8), linear(8, 3)])),
      message: "exportOnnx(state), in the parameters, expects nothing more, but received 1.scale [8]",
    },
  ])("$name is refused", ({ state, message }) => {
    expect(() => exportOnnx({ model: classifier, state })).toThrow(OnnxError);
    expect(() => exportOnnx({ model: classifier, state })).toThrow(message);
  });
});
