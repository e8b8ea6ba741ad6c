import {
  batchNorm,
  conv2d,
  defineActivation,
  defineLayer,
  dropout,
  embedding,
  flatten,
  heNormal,
  type Initializer,
  layerNorm,
  linear,
  maxPool2d,
  parallel,
  relu,
  residual,
  sequential,
  stack,
  tanh,
} from "@gd/layers";
import { parseSafetensors, writeSafetensors } from "@gd/safetensors";
import { ArgumentError, createContext, descriptionOf, type Layer, leaves, mapLeaves, referenceOps } from "@gd/tensor";
import { compareTrees, SAME_BITS } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { ModelError } from "../model-error.js";
import { loadModel } from "./load-model.js";
import { saveModel } from "./save-model.js";

const fresh = (model: Layer, dtype: "float32" | "float64" = "float32") => {
  const context = createContext({ seed: 3, ops: referenceOps({ dtype }) });
  return { parameters: model.initialize(context), statistics: model.initializeStatistics(context) };
};

const models: Readonly<Record<string, Layer>> = {
  "a layer": linear(2, 3),
  "layers in order": sequential(linear(2, 3), relu, dropout({ rate: 0.5 }), batchNorm(3), linear(3, 1)),
  images: sequential(
    conv2d(1, 2, { size: 3, weight: heNormal }).at([6, 6, 1]),
    relu,
    maxPool2d({ size: 2 }),
    flatten(8),
  ),
  "layers within layers": stack([
    linear(2, 4),
    residual(sequential(linear(4, 4), tanh, layerNorm(4))),
    parallel(linear(4, 1), stack([linear(4, 2), linear(2, 2, { bias: false })])),
  ]),
  labels: embedding(5, 3, { length: 4 }),
  "no parameters": relu.at([3]),
};

test.each(Object.entries(models))("%s come back from a file, bit for bit", (_, model) => {
  for (const dtype of ["float32", "float64"] as const) {
    const state = fresh(model, dtype);
    const loaded = loadModel(saveModel({ model, state }));
    expect(descriptionOf(loaded.model)).toEqual(descriptionOf(model));
    expect([loaded.model.inputShape, loaded.model.name]).toEqual([model.inputShape, model.name]);
    compareTrees("parameters", loaded.state.parameters, state.parameters, SAME_BITS);
    compareTrees("statistics", loaded.state.statistics, state.statistics, SAME_BITS);
    expect([loaded.features, loaded.target, loaded.training]).toEqual([undefined, undefined, undefined]);
  }
});

test("tensors have names that say the layers", () => {
  const model = stack([
    linear(2, 4),
    residual(sequential(linear(4, 4), batchNorm(4))),
    parallel(linear(4, 1), stack([linear(4, 2)])),
  ]);
  expect([...parseSafetensors(saveModel({ model, state: fresh(model) })).tensors.keys()]).toEqual([
    "0.linear.weight",
    "0.linear.bias",
    "1.residual.sequential.0.linear.weight",
    "1.residual.sequential.0.linear.bias",
    "1.residual.sequential.1.batchNorm.scale",
    "1.residual.sequential.1.batchNorm.shift",
    "2.parallel.0.linear.weight",
    "2.parallel.0.linear.bias",
    "2.parallel.1.sequential.0.linear.weight",
    "2.parallel.1.sequential.0.linear.bias",
    "1.residual.sequential.1.batchNorm.mean",
    "1.residual.sequential.1.batchNorm.variance",
  ]);
  const single = linear(1, 1);
  expect([...parseSafetensors(saveModel({ model: single, state: fresh(single) })).tensors.keys()]).toEqual([
    "weight",
    "bias",
  ]);
});

const model = sequential(linear(2, 3), relu, linear(3, 2));
const state = fresh(model);
const features = {
  version: 1,
  columns: [
    { column: "width", kind: "number", log: false, fill: 1, marker: false, center: 0.5, scale: 2 },
    { column: "height", kind: "number", log: false, fill: 1, marker: false, center: 0.5, scale: 2 },
  ],
  ignored: ["species"],
  notes: [],
} as const;
const target = { version: 1, column: "species", kind: "class", classes: ["Adelie", "Gentoo"] } as const;

test("features, target, and what it was trained with come back", () => {
  const training = {
    seed: 1,
    options: { epochs: 3, rate: null },
    metrics: [{ loss: 0.25 }],
    versions: { gd: "1.0.0" },
  };
  const loaded = loadModel(saveModel({ model, state, features, target, training }));
  expect(loaded).toMatchObject({ features, target, training });
});

const softsign = defineActivation("softsign", ({ ops }, input) => {
  const divisor = ops.add(ops.absolute(input), 1);
  return {
    output: ops.divide(input, divisor),
    backward: (outputGradient) => ops.divide(outputGradient, ops.multiply(divisor, divisor)),
  };
});
const gate = (width: number): Layer =>
  defineLayer({
    name: `gate(${width})`,
    description: { type: "gate", width },
    inputShape: [width],
    outputShape: [width],
    initialize: ({ ops }) => ({ mean: ops.fill([width], 2) }),
    initializeStatistics: ({ ops }) => ({ mean: ops.fill([width], 3) }),
    forward: ({ ops }, { mean }, input) => ({
      output: ops.multiplyRow(input, mean),
      backward: (g) => ({
        inputGradient: ops.multiplyRow(g, mean),
        gradients: { mean: ops.sumRows(ops.multiply(g, input)) },
      }),
    }),
  });

test("layers and initializers of one's own come back with functions that make them", () => {
  const ownInitializer: Initializer = (shape, random, dtype) => heNormal(shape, random, dtype);
  const model = sequential(linear(2, 3, { weight: ownInitializer }), softsign, gate(3));
  const state = fresh(model);
  const bytes = saveModel({ model, state });
  const own = { softsign: () => softsign, gate: ({ width }: { width: number }) => gate(width) };
  expect([...parseSafetensors(bytes).tensors.keys()].slice(2)).toEqual(["2.gate.mean", "statistics.2.gate.mean"]);

  // Its initializer is not needed to use it.
  const { model: built, ...loaded } = loadModel(bytes, { own });
  expect(descriptionOf(built)).toEqual(descriptionOf(model));
  compareTrees("parameters", loaded.state.parameters, state.parameters, SAME_BITS);
  compareTrees("statistics", loaded.state.statistics, state.statistics, SAME_BITS);
  expect(() => built.initialize(createContext())).toThrow(
    new ModelError({
      place: "the model file: its architecture, in sequential › 0 linear › the initial weight,",
      problem: "is drawn by an initializer of somebody's own, ownInitializer",
      advice: "To draw fresh parameters, pass a function that makes it among own.",
    }),
  );
  const all = { ...own, ownInitializer: () => ownInitializer };
  compareTrees(
    "fresh",
    loadModel(bytes, { own: all }).model.initialize(createContext({ seed: 3 })),
    state.parameters,
    SAME_BITS,
  );

  expect(() => loadModel(bytes, { own: { gate: own.gate } })).toThrow(
    "the model file: its architecture, in sequential › 1 softsign, has a layer of somebody's own, softsign. " +
      "Pass a function that makes it: { own: { softsign: (options) => … } }.",
  );
  expect(() => loadModel(bytes, { own: { softsign: own.softsign } })).toThrow(
    "the model file: its architecture, in sequential › 2 gate, has the layer gate, which there is not. " +
      "If it is your own, pass a function that makes it: { own: { gate: (options) => … } }.",
  );
});

test("a state that is not the model's is not saved", () => {
  const other = sequential(linear(2, 3), relu, linear(3, 3));
  expect(() => saveModel({ model: other, state })).toThrow(
    "saveModel(state), in its parameters, expects 2.linear.weight of shape [3, 3], but received a tensor of shape [3, 2]. " +
      "They are not those of the model.",
  );
  const description = { model: descriptionOf(sequential(linear(2, 3), tanh, linear(3, 2))) };
  expect(() => saveModel({ model, state: { ...state, description } })).toThrow(
    'saveModel(state), in sequential › 1, expects relu, but received "tanh". That model made the state: pass it.',
  );
  const broken = mapLeaves(state.parameters, (leaf) => ({ ...leaf, data: leaf.data.map(() => Number.NaN) }));
  expect(() => saveModel({ model, state: { ...state, parameters: broken } })).toThrow(
    "saveModel(state): 0.linear.weight expects finite elements, but received NaN. It is element 0.",
  );
  for (const training of [{ loss: Number.NaN }, { at: new Map() }, { run: () => 0 }, 10n]) {
    expect(() => saveModel({ model, state, training })).toThrow(ArgumentError);
  }
});

/** The file with other metadata or tensors. */
const changed = (
  metadata: Readonly<Record<string, string | undefined>>,
  tensors: (name: string) => string | undefined = (name) => name,
) => {
  const file = parseSafetensors(saveModel({ model, state, features, target }));
  const all: Record<string, string | undefined> = { ...Object.fromEntries(file.metadata), ...metadata };
  delete all["gd.checksum"];
  const texts = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const arrays = [...file.tensors.keys()].flatMap((name) => {
    const other = tensors(name);
    return other === undefined ? [] : [[other, file.read(name)] as const];
  });
  return writeSafetensors(new Map(arrays as never), Object.fromEntries(texts), { checksum: "gd.checksum" });
};

const architecture = (layers: unknown) => ({ "gd.architecture": JSON.stringify({ type: "sequential", layers }) });

test.each<[what: string, bytes: () => Uint8Array, message: string]>([
  ["no file", () => Uint8Array.of(1, 2, 3), "this is not a model file: it is something else, or damaged."],
  [
    "one without an architecture",
    () => writeSafetensors({}),
    "the model file is a safetensors file without an architecture. To take its weights for a model of yours, pass it to loadWeights(model, bytes).",
  ],
  [
    "another version",
    () => changed({ "gd.format": "2" }),
    "the model file has version 2 of the format, and this is version 1. Load it with the version of @gd/models that saved it.",
  ],
  ["no JSON", () => changed({ "gd.architecture": "{" }), "the model file has no JSON in gd.architecture."],
  [
    "no architecture",
    () => changed({ "gd.architecture": undefined }),
    "the model file: its architecture has no description of a layer.",
  ],
  ["no input", () => changed({ "gd.input": undefined }), "the model file has no shape of an example in gd.input."],
  [
    "an input of no sizes",
    () => changed({ "gd.input": "[2, -1]" }),
    "the model file has no shape of an example in gd.input.",
  ],
  [
    "another input",
    () => changed({ "gd.input": "[4]" }),
    "the model file: its architecture, in sequential › 0 linear, cannot be: in linear(2 → 3), expects input [2], received [4], axis 0: 4 ≠ 2.",
  ],
  [
    "an unknown layer",
    () => changed(architecture([{ type: "linnear", inputs: 2, outputs: 3 }])),
    "the model file: its architecture, in sequential › 0 linnear, has the layer linnear, which there is not. Did you mean linear?",
  ],
  [
    "an unknown option",
    () => changed(architecture([{ type: "linear", input: 2, outputs: 3 }])),
    "the model file: its architecture, in sequential › 0 linear, has the option input, which linear does not have. Did you mean inputs?",
  ],
  [
    "a wrong option",
    () => changed(architecture([{ type: "linear", inputs: "2", outputs: 3 }])),
    'the model file: its architecture, in sequential › 0 linear, cannot be: linear(inputs) expects a whole number ≥ 1, but received "2".',
  ],
  [
    "too many layers",
    () =>
      changed(
        architecture([
          { type: "linear", inputs: 2, outputs: 3e9 },
          { type: "linear", inputs: 3e9, outputs: 3e9 },
        ]),
      ),
    "the model file has a tensor 0.linear.weight of shape [2, 3], where its architecture asks for [2, 3000000000].",
  ],
  [
    "a tensor that is missing",
    () => changed({}, (name) => (name === "2.linear.bias" ? undefined : name)),
    "the model file has no tensor 2.linear.bias of shape [2], which its architecture asks for.",
  ],
  [
    "a tensor too many",
    () => changed(architecture([{ type: "linear", inputs: 2, outputs: 3 }])),
    "the model file has a tensor 2.linear.weight, which its architecture does not ask for.",
  ],
  ["wrong features", () => changed({ "gd.features": "{}" }), "the model file: "],
  ["a wrong target", () => changed({ "gd.target": '{"version":1,"kind":"class"}' }), "the model file: "],
])("%s is refused in a sentence", (_, bytes, message) => {
  const load = () => loadModel(bytes());
  expect(load).toThrow(ModelError);
  expect(load).toThrow(message);
});

test("a header that is longer than usual is written and read where one says so", () => {
  const training = "x".repeat(2 ** 20);
  expect(() => saveModel({ model, state, training })).toThrow(
    "saveModel, in its names and metadata, expects at most 1048576 bytes, but received 1049",
  );
  const maximumHeaderBytes = 2 ** 21;
  const bytes = saveModel({ model, state, training, maximumHeaderBytes });
  expect(loadModel(bytes, { maximumHeaderBytes }).training).toBe(training);
  expect(() => loadModel(bytes)).toThrow("the model file: ");
});

test("layers within layers without an end are refused", () => {
  const description = `${'{"type":"residual","layer":'.repeat(5000)}{"type":"relu"}${"}".repeat(5000)}`;
  expect(() => loadModel(changed({ "gd.architecture": description }))).toThrow(
    /has more than 100 parts within each other/,
  );
});

test("a file that was changed is refused, unless one says so", () => {
  const bytes = saveModel({ model, state });
  bytes[bytes.length - 1]! ^= 1;
  expect(() => loadModel(bytes, { name: "xor.safetensors" })).toThrow(
    "xor.safetensors: it is damaged or incomplete, as its checksum is wrong. Take another copy of the file.",
  );
  expect(leaves(loadModel(bytes, { checksum: false }).state.parameters).length).toBe(4);
});

test("the tensors of an optimizer are left alone", () => {
  const file = parseSafetensors(saveModel({ model, state }));
  const arrays = [...file.tensors.keys()].map((name) => [name, file.read(name)] as const);
  const more = new Map([...arrays, ["optimizer.0.mean", file.read("2.linear.bias")]]);
  const metadata = { ...Object.fromEntries([...file.metadata].slice(1)), "gd.progress": "{}" };
  const checkpoint = writeSafetensors(more as never, metadata, { checksum: "gd.checksum" });
  compareTrees("parameters", loadModel(checkpoint).state.parameters, state.parameters, SAME_BITS);
});

test("it takes no weights for what they are not", () => {
  const file = parseSafetensors(saveModel({ model, state }));
  const arrays = new Map([...file.tensors.keys()].map((name) => [name, file.read(name)] as const));
  const write = (array: object) =>
    writeSafetensors(
      new Map([...arrays, ["0.linear.bias", array]]) as never,
      Object.fromEntries([...file.metadata].slice(1)),
    );
  const load = (array: object) => () => loadModel(write(array), { checksum: false });
  expect(load({ dtype: "I32", shape: [3], data: Int32Array.of(1, 2, 3) })).toThrow(
    "the model file: its tensor 0.linear.bias has elements of type I32, and no weights.",
  );
  expect(load({ dtype: "F32", shape: [3], data: Float32Array.of(1, Number.NaN, 3) })).toThrow(
    "the model file: its tensor 0.linear.bias is NaN at element 1.",
  );
});
