import { linear } from "@gd/layers";
import { huber, meanSquaredError } from "@gd/losses";
import { adam } from "@gd/optim";
import { randomStreams, referenceInterpreter, tensor } from "@gd/tensor";
import { checkGradients } from "@gd/tensor/testing";
import type { Example, Examples } from "../example.js";

// Contracts become tests of the runner at hand, which takes none while one runs.
Object.assign(globalThis, { describe() {}, test() {} });

const checked = () => checkGradients(linear(1, 1));
const tree = () => ({ weight: tensor([0.5, 1.5]) });
const batch = () => tensor([[0.5], [1.5]], { dtype: "float64" });
const example = () => ({ output: batch(), target: batch() });
/** Results of checks may say more, and how far off a derivative is may be any number. */
const ofCheck: Partial<Example> = {
  takes: {
    0: ["any name"],
    "0.worst": ["any name"],
    "0.worst.claimed": ["any number"],
    "0.worst.measured": ["any number"],
    "0.worst.relativeError": ["any number"],
    "0.variables[0]": ["any name"],
    "0.variables[0].worst": ["any name"],
    "0.variables[0].worst.claimed": ["any number"],
    "0.variables[0].worst.measured": ["any number"],
    "0.variables[0].worst.relativeError": ["any number"],
    "0.variables[0].mistake": ["string"],
  },
};
const cases = () => [{ name: "holds", check() {} }];
const onLayer: Example = {
  given: () => [linear(1, 1), { labels: undefined }],
  takes: { 1: ["undefined"] },
  names: ["layerContract"],
};
const onOptimizer: Example = { given: () => [adam({ learningRate: 0.1 })], names: ["transformationContract"] };

/** The examples of gradient checks and contracts. */
export const tensorTesting: Examples = {
  checkGradients: {
    given: () => [linear(1, 1), { batch: 2, training: true, seed: 1.5, elementwise: 100 }],
    takes: { 0: ["function"], "1.seed": ["string"], "1.elementwise": ["Infinity"] },
  },
  compareTensors: { given: () => ["the weight", tensor([0.5]), tensor([0.5]), { relative: 0.1, absolute: 0.1 }] },
  compareTrees: {
    given: () => ["the weights", tree(), tree(), { relative: 0.1, absolute: 0.1 }],
    names: ["compareTensors"],
    takes: { 1: ["any name", "tensor", "array"], 2: ["any name", "tensor", "array"] },
  },
  describeContract: { given: () => ["a contract", cases()], takes: { "1[0]": ["any name"] } },
  describeGradientCheck: { given: () => [checked()], ...ofCheck },
  describeInterpreter: {
    given: () => ["reference", referenceInterpreter],
    names: ["describeContract", "interpreterContract"],
  },
  describeLayer: onLayer,
  describeLoss: { given: () => [meanSquaredError, example()], names: ["lossContract"] },
  describeOptimizer: onOptimizer,
  describeTransformation: onOptimizer,
  expectGradients: { given: () => [checked()], ...ofCheck },
  failingCases: { given: () => [cases()], takes: { "0[0]": ["any name"] } },
  fixtureTensor: {
    given: () => [{ shape: [2], data: [0.5, 1.5] }],
    takes: { 0: ["any name", "tensor"], "0.data": ["Float32Array", "Uint8Array"], "0.data[0]": ["any number"] },
    names: ["a tensor of shape"],
  },
  interpreterContract: { given: () => [referenceInterpreter] },
  layerContract: onLayer,
  lossContract: { given: () => [huber, example()] },
  randomTensor: { given: () => [randomStreams(1).stream("test"), [2, 3], "float32"] },
  transformationContract: onOptimizer,
};
