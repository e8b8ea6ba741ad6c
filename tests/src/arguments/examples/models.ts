import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linear, relu, stack } from "@gd/layers";
import { saveModel } from "@gd/models";
import type { OpenModel } from "@gd/models/predict";
import * as predict from "@gd/models/predict";
import { fitFeatures, fitTarget, tableOf } from "@gd/tables";
import { createContext, referenceInterpreter } from "@gd/tensor";
import type { Examples } from "../example.js";

const rows = () => [
  { size: 1, color: "red" },
  { size: 2.5, color: "blue" },
  { size: 4, color: "red" },
];
const model = () => stack([linear(1, 2), relu, linear(2, 2)]);
const saved = () => {
  const table = tableOf(rows());
  return {
    model: model(),
    state: { parameters: model().initialize(createContext()), statistics: [[], [], []] },
    features: fitFeatures(table, { target: "color" }),
    target: fitTarget(table, "color"),
    training: { seed: 1 },
    maximumHeaderBytes: 5000,
  };
};
/** Data of any kind, as what it was trained with. */
const DATA = ["null", "boolean", "number", "string", "array", "options", "tensor"];
const savedTakes = {
  "model.description": DATA,
  state: ["any name"],
  "state.parameters": ["array", "any name"],
  "state.statistics": ["array", "options", "tensor", "any name"],
  "state.statistics[0]": ["options", "tensor"],
  "state.statistics[1]": ["options", "tensor"],
  "state.statistics[2]": ["options", "tensor"],
  training: [...DATA, "any name"],
  "training.seed": DATA,
};
const within = (position: string, takes: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(takes).map(([place, kinds]) => [`${position}.${place}`, kinds]));

const architecture = () => ({
  type: "sequential",
  layers: [{ type: "linear", inputs: 4, outputs: 3, settings: { weight: { type: "heNormal" } } }, { type: "relu" }],
});
const own = { softsign: () => relu };
const reading = { name: "loadModel file", checksum: true, maximumHeaderBytes: 5000, own };
const predicting = () => ({
  given: () => {
    const { training: _, maximumHeaderBytes: __, ...loaded } = saved();
    return [loaded, { interpreter: referenceInterpreter(), batchSize: 2 }];
  },
  takes: { 0: ["any name"], ...within("0", savedTakes) },
  names: ["predict(rows)", "rows, row"],
});

/** The examples of `@gd/models`. */
export const models: Examples = {
  buildLoss: { given: () => [{ type: "huber", delta: 0.5 }, { own: { pinball: () => 0 } }] },
  buildModel: {
    given: () => [architecture(), { inputShape: [4], own }],
    takes: { "0.layers[0].settings": ["any name"] },
  },
  buildOptimizer: {
    given: () => [{ type: "adam", settings: { learningRate: 0.5 } }, { own: { rate: () => 0 } }],
    takes: { "0.settings.learningRate": ["function"] },
  },
  buildSchedule: { given: () => [{ type: "constant", learningRate: 0.5 }, { own: { rate: () => 0 } }] },
  loadModel: { given: () => [saveModel(saved()), reading] },
  loadWeights: {
    given: () => [
      model(),
      saveModel(saved()),
      { rename: (name: string) => name, name: "loadWeights file", maximumHeaderBytes: 5000 },
    ],
    takes: { "2.rename": ["options"] },
  },
  parquetDataset: {
    given: () => {
      const { features, target } = saved();
      const file = { name: "numbers", rows: 3, columns: ["size", "color"], groups: [2, 1] };
      const read = async (group: number) => tableOf(group === 0 ? rows().slice(0, 2) : rows().slice(2));
      return [
        { ...file, read },
        { features, target, window: 2 },
      ];
    },
    takes: { 0: ["any name"] },
    names: ["columnKinds", "parseTarget", "features", "target"],
  },
  prepareTable: {
    given: () => [
      // Ten of each color.
      tableOf(Array.from({ length: 20 }, (_, i) => ({ size: i / 7, color: i % 2 === 0 ? "red" : "blue" }))),
      {
        target: "color",
        kind: "class",
        test: 0.3,
        validation: 0.2,
        columns: { size: { scale: "minMax" } },
        seed: 1.5,
      },
    ],
    takes: { 0: ["any name"], "0.columns[0]": ["any name"], "1.seed": ["string"], "1.columns": ["any name"] },
    names: ["fitFeatures", "columnOf", "table"],
  },
  predictor: {
    ...predicting(),
    use: (predict: (rows: unknown) => unknown) => predict(rows().map(({ size }) => ({ size }))),
  },
  saveModel: { given: () => [saved()], takes: within("0", savedTakes) },
};

const opening = { name: "openModel file", checksum: true, maximumHeaderBytes: 5000, batchSize: 2 };
const answering = { use: ({ predict }: OpenModel) => predict(rows().map(({ size }) => ({ size }))) };
const { ModelError: _, openModel: __, openModelWith: ___, openNetworkWith: ____, ...forwardLayers } = predict;

/** The examples of `@gd/models/predict`, whose tests try what is no layer among its layers. */
export const modelsPredict: Examples = {
  openModel: { given: () => [saveModel(saved()), opening], ...answering },
  openModelWith: {
    given: () => [forwardLayers, saveModel(saved()), opening],
    ...answering,
    fixed: [0],
    names: ["openModel file"],
  },
  openNetworkWith: {
    given: () => [forwardLayers, saveModel({ ...saved(), features: undefined }), opening],
    use: ({ predict }: OpenModel) => predict([[1]]),
    fixed: [0],
    names: ["openModel file"],
  },
};

const folder = mkdtempSync(join(tmpdir(), "models-"));
const path = join(folder, "example.model.safetensors");

/** The examples of `@gd/models/node`, which write into a folder of their own. */
export const modelsNode: Examples = {
  loadModelFile: {
    given: () => {
      writeFileSync(path, saveModel(saved()));
      return [path, reading];
    },
    names: ["loadModel", "cannot be read"],
  },
  // A path may be any text.
  saveModelFile: { given: () => [path, saved()], fixed: [0], takes: within("1", savedTakes) },
  writeFileSafely: { given: () => [path, Uint8Array.of(1, 2)], fixed: [0] },
};
