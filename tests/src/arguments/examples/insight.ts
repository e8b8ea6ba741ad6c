import { trace, traceJson } from "@gd/insight";
import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { tensor } from "@gd/tensor";
import type { Examples } from "../example.js";
import { train } from "./train.js";

const { train: training } = train;

const derived = () => ({
  model: linear(1, 1),
  loss: meanSquaredError,
  optimizer: gradientDescent({ learningRate: 0.1 }),
  example: { input: tensor([0.5]), target: tensor([1.5]) },
  state: { step: 1 },
  inputNames: ["size"],
  outputNames: ["price"],
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
  preflight: { ...training, use: (seen: Promise<unknown>) => seen, names: ["train"] },
  compare: { given: () => [derivation(), derivation(), { relative: 1.5, absolute: 1.5 }], fixed: [0, 1] },
  readTrace: {
    given: () => [traceJson(derivation()), { name: "a.json" }],
    takes: { "1.name": ["string"] },
    names: ["a.json"],
  },
  trace: {
    given: () => [derived()],
    takes: { "0.seed": ["string"], "0.state": ["any name"] },
    names: ["meanSquaredError"],
  },
  traceHtml: { given: () => [derivation(), { digits: 6 }], fixed: [0] },
  traceJson: { given: () => [derivation()], fixed: [0] },
  traceLatex: { given: () => [derivation(), { digits: 6 }], fixed: [0] },
  traceMarkdown: { given: () => [derivation(), { digits: 6 }], fixed: [0] },
  traceText: { given: () => [derivation(), { digits: 6, width: 80 }], fixed: [0] },
};
