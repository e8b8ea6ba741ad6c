import { dataset } from "@gd/data";
import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam, chain, ema, gradientDescent, reduceOnPlateau } from "@gd/optim";
import { referenceInterpreter, tensor } from "@gd/tensor";
import { createTraining, l2 } from "@gd/train";
import type { Examples } from "../example.js";

const points = () => tensor([[0.5], [1.5]]);
const data = () => dataset(points(), points());
const setup = () => ({
  model: linear(1, 1),
  loss: meanSquaredError,
  optimizer: adam({ learningRate: 0.1 }),
  interpreter: referenceInterpreter(),
  seed: 1.5,
  regularization: l2({ strength: 0.1 }),
  norms: true,
  observe: () => {},
});
const takes = { "0.seed": ["string"], "0.regularization": ["array"] };
const without = (name: string) => Object.fromEntries(Object.entries(setup()).filter(([key]) => key !== name));
/** In the middle of an epoch, and without settings in its description, which nobody compares. */
const state = () => ({
  ...createTraining(setup()).state(),
  step: 1,
  position: {
    batches: 1,
    batchCount: 2,
    batchSize: 1,
    shuffle: true,
    replacement: false,
    seed: 1.5,
    loss: 0.5,
    penalty: 0.5,
    weight: 0.5,
  },
  description: { model: linear(1, 1).description!, optimizer: { type: "adam" }, input: [1] },
});
/** The part of a state that a model answers with. Without statistics, it has an empty list or object of them. */
const modelState = () => {
  const { parameters, statistics } = state();
  return { parameters, statistics };
};
/** Where no model says which, a tree of tensors may be any: a tensor, or lists and objects, also empty ones. */
const tree = ["tensor", "array", "options"];
const ofModelState = { 1: ["any name"], "1.statistics": ["options"] };

const ANYTHING = [
  "undefined",
  "null",
  "boolean",
  "number",
  "bigint",
  "string",
  "symbol",
  "function",
  "array",
  "options",
];
const ANY_OBJECT = [
  "tensor",
  "part",
  "Date",
  "Map",
  "Promise",
  "Float32Array",
  "Uint8Array",
  "ArrayBuffer",
  "any name",
  "detached",
];
const anyFold = { "0[0]": [...ANYTHING, ...ANY_OBJECT], "0[1]": [...ANYTHING, ...ANY_OBJECT] };

/** The examples of training. */
export const train: Examples = {
  averagedParameters: {
    given: () => {
      const { parameters, optimizerState } = createTraining({
        ...setup(),
        optimizer: chain(gradientDescent({ learningRate: 0.1 }), ema()),
      }).state();
      return [{ parameters, optimizerState }];
    },
    takes: { "0.optimizerState[0]": tree },
    names: ["averagedWeights"],
  },
  createTraining: {
    given: () => [setup(), state()],
    takes: {
      ...takes,
      1: ["undefined"],
      "1.position.seed": ["string"],
      "1.statistics": ["options"],
      "1.description": ["any name"],
    },
    methods: {
      step: {
        given: () => [{ input: points(), target: points() }, { last: true }],
        // Examples may have more than a step takes.
        takes: { 0: ["any name"], 1: ["undefined"] },
      },
      evaluate: {
        given: () => [data(), { metrics: { own: () => 0 }, batchSize: 2 }],
        takes: { 1: ["undefined"], "1.metrics": ["any name"] },
      },
      predict: { given: () => [points()] },
      state: { given: () => [] },
      save: { given: () => [] },
    },
  },
  // Folds may be anything.
  crossValidate: { given: () => [[{}, {}], () => ({ accuracy: 1 })], takes: anyFold },
  evaluate: {
    given: () => [without("optimizer"), modelState(), data(), { metrics: { own: () => 0 }, batchSize: 2 }],
    takes: { ...takes, ...ofModelState, 3: ["undefined"], "3.metrics": ["any name"] },
  },
  findLearningRate: {
    given: () => [
      {
        ...setup(),
        optimizer: (learningRate: number) => gradientDescent({ learningRate }),
        data: data(),
        batchSize: 1,
        from: 0.001,
        to: 0.1,
        steps: 3,
      },
    ],
    takes,
  },
  l1: { given: () => [{ strength: 0.1, exclude: ["bias"] }] },
  l2: { given: () => [{ strength: 0.1, exclude: ["bias"] }] },
  loadCheckpoint: {
    given: () => [without("loss"), createTraining(setup()).save()],
    takes: { ...takes, 0: ["any name"] },
  },
  predict: {
    given: () => [{ model: linear(1, 1), interpreter: referenceInterpreter() }, modelState(), points()],
    takes: ofModelState,
  },
  saveCheckpoint: {
    given: () => {
      const description = { model: { type: "linear" }, optimizer: { type: "adam" }, input: [1] };
      return [{ ...state(), description }];
    },
    takes: {
      "0.parameters": [...tree, "any name"],
      "0.parameters.weight": tree,
      "0.parameters.bias": tree,
      "0.statistics": tree,
      "0.optimizerState": tree,
      "0.optimizerState[0]": tree,
      "0.optimizerState[0].mean": tree,
      "0.optimizerState[0].variance": tree,
      "0.position.seed": ["string"],
      "0.description": ["any name"],
      "0.description.model": ["any name"],
      "0.description.optimizer": ["any name"],
    },
  },
  summary: { given: () => [linear(1, 1), { batchSize: 2, dtype: "float64" }] },
  train: {
    given: () => [
      {
        ...setup(),
        data: data(),
        validation: data(),
        metrics: { own: () => 0 },
        batchSize: 1,
        epochs: 1,
        shuffle: true,
        replacement: false,
        dropLast: false,
        stepEvents: true,
        earlyStopping: { patience: 2, metric: "loss", goal: "minimum", minimumImprovement: 0.1 },
        onPlateau: reduceOnPlateau(),
        state: state(),
        // Not every engine has signals.
        ...(typeof AbortController !== "undefined" && { signal: new AbortController().signal }),
      },
    ],
    takes: {
      ...takes,
      "0.metrics": ["any name"],
      "0.onPlateau.initial": ["any name"],
      "0.onPlateau.initial.rateFactor": ["any number"],
      "0.onPlateau.initial.best": ["any number"],
      "0.state.description": ["any name"],
      "0.state.statistics": ["options"],
    },
    use: async (events: AsyncIterable<unknown>) => {
      for await (const _event of events);
    },
  },
  weightsHash: {
    given: () => [state().parameters],
    takes: { 0: [...tree, "any name"], "0.weight": tree, "0.bias": tree },
  },
};
