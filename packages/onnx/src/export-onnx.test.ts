import {
  batchNorm,
  conv2d,
  defineActivation,
  embedding,
  flatten,
  leakyRelu,
  linear,
  logSoftmax,
  maxPool2d,
  parallel,
  relu,
  residual,
  sequential,
  sigmoid,
  softmax,
  stack,
} from "@gd/layers";
import { loadModel, predictor, saveModel } from "@gd/models";
import { fitFeatures, fitTarget, type Target, tableOf } from "@gd/tables";
import {
  createContext,
  descriptionOf,
  fromElements,
  type Layer,
  mapLeaves,
  referenceInterpreter,
  rowMajor,
  tensorNames,
} from "@gd/tensor";
import { predict } from "@gd/train";
import { describe, expect, test } from "vitest";
import { catalogue } from "../test/catalogue.js";
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

const graphOf = (model: Layer) => {
  const graph = createGraph();
  writeModel(graph, model, stateTensors(stateOf(model)), "input");
  return graph.message("");
};
const operatorsOf = (model: Layer) =>
  graphOf(model)
    .node?.map(({ opType }) => opType)
    .join(" ");
const classes = ["Adélie", "Chinstrap", "Gentoo"];

describe("answers", () => {
  const three = linear(4, 3);
  const price = { version: 1, column: "price", kind: "number", mean: 180_000, deviation: 75_000 } as const;
  const species = { version: 1, column: "species", kind: "class", classes } as const;
  const yesOrNo = ["no", "yes"];

  /** What predictor of @gd/models answers, which the graph has to answer, too. */
  const expectAsPredictor = async (model: Layer, target: Target, answers: Answers = { target }) => {
    const state = stateOf(model);
    const input = inputOf(model, 20);
    const predicted = predictor({ model, state, features: undefined, target })(input);
    const { probabilities, label, ...others } = await runOnnx(exportOnnx({ model, state, ...answers }), { input });
    expect(others).toEqual({});
    const expected = predicted.flatMap((answer) => Object.values(answer.probabilities ?? {}));
    const tensor = fromElements(Float64Array.from(expected), [20, expected.length / 20]);
    expect(probabilities!.shape).toEqual(tensor.shape);
    expect(largestDifference(tensor, probabilities!.data)).toBeLessThan(1e-6);
    expect(label).toEqual({ shape: [20], data: predicted.map((answer) => answer.class) });
    expect(new Set(label!.data as string[]).size).toBeGreaterThan(1);
  };

  test.each([
    ["logits", three],
    ["logits of layers", classifier],
    ["softmax", sequential(linear(4, 4), sequential(linear(4, 3), softmax))],
    ["the logarithm of softmax", sequential(three, logSoftmax)],
    ["sigmoid", sequential(three, sigmoid)],
  ])("of a model that ends in %s are probabilities and labels", async (_, model) => {
    await expectAsPredictor(model, species);
    await expectAsPredictor(model, species, { classes });
  });

  test.each([
    ["a logit", linear(4, 1)],
    ["a probability", sequential(linear(4, 1), sigmoid)],
  ])("of a model of %s are those of two classes", async (_, model) => {
    await expectAsPredictor(model, { ...species, classes: yesOrNo });
  });

  test("of a model of a number are in its own units", async () => {
    const model = linear(3, 1);
    const state = stateOf(model);
    const input = inputOf(model, 4);
    const { output, ...others } = await runOnnx(exportOnnx({ model, state, target: price }), { input });
    const prices = Float64Array.from(rowMajor(predict({ model }, state, input)), (y) => y * 75_000 + 180_000);
    expect(largestDifference(fromElements(prices, [4, 1]), output!.data)).toBeLessThan(1e-6);
    expect(others).toEqual({});
  });

  test("without classes may be probabilities", async () => {
    const state = stateOf(classifier);
    const input = inputOf(classifier, 5);
    const answers = await runOnnx(exportOnnx({ model: classifier, state, softmax: true }), { input });
    const model = sequential(classifier, softmax);
    const whole = { parameters: [state.parameters, []], statistics: [state.statistics, []] } as const;
    expect(Object.keys(answers)).toEqual(["probabilities"]);
    expect(largestDifference(predict({ model }, whole, input), answers["probabilities"]!.data)).toBeLessThan(1e-6);
  });

  test("of scores that are no logits may have names", async () => {
    const answers = { classes, softmax: false };
    const state = stateOf(three);
    const { output, label } = await runOnnx(exportOnnx({ model: three, state, ...answers }), {
      input: inputOf(three, 3),
    });
    expect(largestDifference(predict({ model: three }, state, inputOf(three, 3)), output!.data)).toBeLessThan(1e-6);
    expect(label!.shape).toEqual([3]);
  });

  test.each<Answers & { readonly model: Layer; readonly message: string }>([
    {
      softmax: true,
      model: sequential(three, softmax),
      message:
        'exportOnnx(softmax) expects logits where it is true, but received "a model that ends in softmax". Leave it out.',
    },
    {
      softmax: true,
      model: linear(2, 1),
      message: "exportOnnx(softmax) expects logits where it is true, but received",
    },
    { softmax: true, target: price, model: linear(2, 1), message: "exportOnnx(softmax) expects logits" },
    {
      classes: yesOrNo,
      model: three,
      message: "exportOnnx(classes) expects a model of 2 outputs, one for each class, but received [3].",
    },
    {
      classes: yesOrNo,
      softmax: false,
      model: linear(2, 1),
      message: "exportOnnx(classes) expects a model of 2 outputs",
    },
    { classes: ["a", "a", "b"], model: three, message: "exportOnnx(classes) expects different names, but received" },
    { classes, target: species, model: three, message: "exportOnnx(classes) expects to be left out beside a target" },
    { target: species, model: linear(2, 2), message: "exportOnnx(target) expects a model of 3 outputs, one for each" },
    { target: price, model: three, message: "exportOnnx(target) expects a model of one output, but received [3]." },
    {
      target: {} as never,
      model: three,
      message: "exportOnnx(target) expects a target of @gd/tables, but received {}.",
    },
  ])("that a model does not have are refused: $message", ({ model, message, ...answers }) => {
    expect(() => exportOnnx({ model, state: stateOf(model), ...answers })).toThrow(message);
  });

  const half = "b\ud800";
  const refusal = 'without halves of surrogate pairs, which UTF-8 does not have, but received "b\\ud800".';
  test.each<Answers & { readonly model?: Layer; readonly message: string }>([
    {
      classes: ["a", half, "c"],
      message: `exportOnnx(classes) expects names of classes ${refusal} Give the class another name.`,
    },
    {
      target: { ...species, classes: ["a", half, "c"] },
      message: `exportOnnx(target) expects names of classes ${refusal} Give the class another name.`,
    },
    {
      model: stack([three], { name: half }),
      message: `exportOnnx(model) expects a name ${refusal} Give the model another name.`,
    },
  ])("that a file cannot name are refused: $message", ({ model = three, message, ...answers }) => {
    const write = () => exportOnnx({ model, state: stateOf(model), ...answers });
    expect(write).toThrow(OnnxError);
    expect(write).toThrow(message);
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

test("layers side by side that differ in their options alone are not taken for one", async () => {
  const images = [4, 4, 2] as const;
  const model = stack([
    parallel(leakyRelu({ slope: 0.1 }).at(images), leakyRelu({ slope: 0.5 }).at(images)),
    flatten([4, 4, 4]),
  ]);
  const input = inputOf(model, 2);
  const { output } = await runOnnx(exportOnnx({ model, state: stateOf(model) }), { input });
  expect(largestDifference(predict({ model }, stateOf(model), input), output!.data)).toBeLessThan(1e-6);
});

test("layers side by side share the transposed images", () => {
  const images = [3, 3, 2] as const;
  const model = residual(stack([parallel(conv2d(2, 1, { size: 1 }).at(images), conv2d(2, 1, { size: 1 }))]));
  expect(operatorsOf(model)).toEqual("Transpose Conv Conv Concat Add Transpose");
});

test("a model from a file becomes the same bytes as the one it was saved from", () => {
  for (const model of Object.values(catalogue).flat()) {
    const state = stateOf(model);
    const loaded = loadModel(saveModel({ model, state }));
    expect(exportOnnx(loaded)).toEqual(exportOnnx({ model, state }));
  }
});

test("what loadModel returns is all of it, and nothing that the model was trained with is written", () => {
  const table = tableOf([
    { size: 1, age: 3, price: 2 },
    { size: 2.5, age: 1, price: 5 },
  ]);
  const features = fitFeatures(table, { target: "price" });
  const target = fitTarget(table, "price");
  const model = linear(2, 1);
  const state = stateOf(model);
  const loaded = loadModel(saveModel({ model, state, features, target, training: { path: "/home/me/houses.csv" } }));
  const bytes = exportOnnx(loaded);
  expect(bytes).toEqual(exportOnnx({ model, state, features, target }));
  expect(new TextDecoder("latin1").decode(bytes)).not.toContain("houses");
});

test("weights have the names that they have in model files", () => {
  for (const model of Object.values(catalogue).flat()) {
    const { parameters, statistics } = stateOf(model);
    const description = descriptionOf(model);
    const names = [...tensorNames(description, parameters), ...tensorNames(description, statistics)];
    expect(graphOf(model).initializer?.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  }
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

  test.each([1e300, Number.POSITIVE_INFINITY, Number.NaN])("with %s, which float32 does not have, is refused", (x) => {
    const weight = fromElements(Float64Array.of(2, x), [2, 1]);
    const state = { parameters: { weight, bias: fromElements(Float64Array.of(0), [1]) } };
    expect(() => exportOnnx({ model: linear(2, 1), state })).toThrow(
      `exportOnnx: element 1 of weight expects a number that is finite in float32, in which the graph computes, but received ${x}.`,
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
