import { trace, traceJson } from "@gd/insight";
import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam, gradientDescent } from "@gd/optim";
import { tensor } from "@gd/tensor";
import { l2 } from "@gd/train";
import type { Examples } from "../example.js";
import { train } from "./train.js";

const { train: training } = train;
const { given: options = () => [], takes = {} } = training ?? {};
const names = ["train", "watch"];
const use = (seen: Promise<unknown>) => seen;
/** Changes nothing. */
const treatment = {
  change: "nothing",
  apply: (given: object) => ({ ...given, optimizer: adam({ learningRate: 0.1 }) }),
};

const derived = () => ({
  model: linear(1, 1),
  loss: meanSquaredError,
  optimizer: gradientDescent({ learningRate: 0.1 }),
  regularization: l2({ strength: 0.1 }),
  example: { input: tensor([0.5]), target: tensor([1.5]) },
  state: { step: 1 },
  inputNames: ["size"],
  outputNames: ["price"],
  notes: ["Of a single house."],
  seed: 1.5,
  training: true,
  dtype: "float64",
  follow: "z1[1]",
  shown: 1.5,
  terms: 1.5,
  kept: 1.5,
});
const derivation = () => trace({ model: linear(1, 1), example: { input: tensor([0.5]) } });

/** The examples of looking at trainings: they take what train takes, and say so. */
export const insight: Examples = {
  compare: { given: () => [derivation(), derivation(), { relative: 1.5, absolute: 1.5 }], fixed: [0, 1] },
  readTrace: {
    given: () => [traceJson(derivation()), { name: "a.json" }],
    takes: { "1.name": ["string"] },
    names: ["a.json"],
  },
  trace: {
    given: () => [derived()],
    takes: { "0.seed": ["string"], "0.state": ["any name"], "0.regularization": ["array"] },
    names: ["meanSquaredError"],
  },
  traceHtml: { given: () => [derivation(), { digits: 6 }], fixed: [0] },
  traceJson: { given: () => [derivation()], fixed: [0] },
  traceLatex: { given: () => [derivation(), { digits: 6 }], fixed: [0] },
  traceMarkdown: { given: () => [derivation(), { digits: 6 }], fixed: [0] },
  traceText: { given: () => [derivation(), { digits: 6, width: 80 }], fixed: [0] },
  preflight: {
    given: (it) => [...options(it), { columns: ["x"], classes: ["y"] }],
    takes: { ...takes, "1": ["undefined"], "1.columns": ["undefined"], "1.classes": ["undefined"] },
    names,
    use,
  },
  diagnosesOf: {
    given: () => [{ losses: [3.5, 2.5], lossBefore: 3.5, lossAfter: 2.5 }],
    takes: {
      "0": ["any name"],
      "0.losses[0]": ["any number"],
      "0.lossBefore": ["any number"],
      "0.lossAfter": ["any number"],
    },
  },
  diagnose: {
    given: (it) => [...options(it), { every: 2, trials: false }],
    takes: { ...takes, 1: ["undefined"] },
    names,
    use,
  },
  watch: {
    given: (it) => [...options(it), { every: 2, trials: true }],
    takes: { ...takes, 1: ["undefined"] },
    names,
    use,
  },
  standstill: { given: () => [[3.5, 2.5]], takes: { "0[0]": ["any number"] } },
  treat: {
    given: (it) => [...options(it), { treatment }, { epochs: 1 }],
    takes: { ...takes, "1": ["any name"], "1.treatment": ["undefined", "any name"], 2: ["undefined"] },
    names,
    use,
  },
};
