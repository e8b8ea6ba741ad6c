import { readFileSync } from "node:fs";
import { type Context, createContext, type Layer, type Parameters, referenceOps } from "@gd/tensor";
import { compareTensors, compareTrees, type FixtureArray, FLOAT32, FLOAT64, fixtureTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { elu } from "./activations/elu.js";
import { gelu } from "./activations/gelu.js";
import { leakyRelu } from "./activations/leaky-relu.js";
import { logSoftmax } from "./activations/log-softmax.js";
import { relu } from "./activations/relu.js";
import { sigmoid } from "./activations/sigmoid.js";
import { silu } from "./activations/silu.js";
import { softmax } from "./activations/softmax.js";
import { softplus } from "./activations/softplus.js";
import { tanh } from "./activations/tanh.js";
import { identity } from "./compose/identity.js";
import { averagePool2d } from "./images/average-pool2d.js";
import { conv2d } from "./images/conv2d.js";
import { maxPool2d } from "./images/max-pool2d.js";
import { linear } from "./linear/linear.js";
import { batchNorm } from "./normalize/batch-norm.js";
import { layerNorm } from "./normalize/layer-norm.js";

/** Values of PyTorch in float64; fixtures/generate.py says how they were made. */
interface ReferenceCase {
  readonly inputs: Readonly<Record<string, FixtureArray>>;
  readonly output: FixtureArray;
  readonly outputGradient: FixtureArray;
  readonly gradients: Readonly<Record<string, FixtureArray>>;
}
interface RunningCase {
  readonly steps: readonly Readonly<Record<"input" | "runningMean" | "runningVariance", FixtureArray>>[];
  readonly evaluation: { readonly input: FixtureArray; readonly output: FixtureArray };
}
interface Reference {
  readonly cases: Readonly<Record<string, ReferenceCase>> & { readonly "batchNorm-running": RunningCase };
}
const { cases }: Reference = JSON.parse(readFileSync(new URL("../fixtures/layers.json", import.meta.url), "utf8"));

const covered: Readonly<Record<string, Layer>> = {
  "averagePool2d-size2-stride2": averagePool2d({ size: 2 }).at([6, 5, 2]),
  "averagePool2d-size3-stride1": averagePool2d({ size: 3, stride: 1 }).at([6, 5, 2]),
  "batchNorm-training": batchNorm(4),
  "conv2d-stride1-padding0": conv2d(2, 4, { size: 3 }).at([6, 5, 2]),
  "conv2d-stride1-padding1": conv2d(2, 4, { size: 3, padding: 1 }).at([6, 5, 2]),
  "conv2d-stride2-padding1": conv2d(2, 4, { size: 3, stride: 2, padding: 1 }).at([6, 5, 2]),
  elu: elu({ alpha: 0.7 }).at([4]),
  gelu: gelu.at([4]),
  identity: identity.at([4]),
  layerNorm: layerNorm(4),
  leakyRelu: leakyRelu({ slope: 0.1 }).at([4]),
  linear: linear(4, 3),
  "linear-no-bias": linear(4, 3, { bias: false }),
  logSoftmax: logSoftmax.at([4]),
  "maxPool2d-size2-stride2": maxPool2d({ size: 2 }).at([6, 5, 2]),
  "maxPool2d-size3-stride1": maxPool2d({ size: 3, stride: 1 }).at([6, 5, 2]),
  relu: relu.at([4]),
  sigmoid: sigmoid.at([4]),
  "sigmoid-gain-0.01": sigmoid({ gain: 0.01 }).at([4]),
  silu: silu.at([4]),
  softmax: softmax.at([4]),
  softplus: softplus.at([4]),
  tanh: tanh.at([4]),
};

test("every case is covered", () => {
  expect([...Object.keys(covered), "batchNorm-running"].sort()).toEqual(Object.keys(cases).sort());
});

describe.each([
  ["float64", FLOAT64],
  ["float32", FLOAT32],
] as const)("PyTorch's values in %s", (dtype, tolerance) => {
  const ops = referenceOps({ dtype });
  const context: Context = createContext({ ops });
  const tensorOf = (array: FixtureArray) => ops.from(fixtureTensor(array));

  test.each(Object.entries(covered))("%s", (name, layer) => {
    const { inputs, output, outputGradient, gradients } = cases[name]!;
    const names = Object.keys(layer.initialize(context));
    const parameters: Parameters = Object.fromEntries(names.map((part) => [part, tensorOf(inputs[part]!)]));
    const forward = layer.forward(context, parameters, tensorOf(inputs["input"]!));
    compareTensors("output", forward.output, fixtureTensor(output), tolerance);

    const back = forward.backward(tensorOf(outputGradient));
    const { input, ...ofParameters } = gradients;
    compareTensors("inputGradient", back.inputGradient, fixtureTensor(input!), tolerance);
    const expected = Object.entries(ofParameters).map(([part, array]) => [part, fixtureTensor(array)] as const);
    compareTrees("gradients", back.gradients, Object.fromEntries(expected), tolerance);
  });

  test("batchNorm-running", () => {
    const { steps, evaluation } = cases["batchNorm-running"];
    const layer: Layer = batchNorm(4, { epsilon: 1e-3, momentum: 0.1 });
    const parameters = layer.initialize(context);
    let statistics = layer.initializeStatistics(context);
    for (const { input, runningMean, runningVariance } of steps) {
      statistics = layer.forward(context, parameters, tensorOf(input), statistics).statistics;
      const expected = { mean: fixtureTensor(runningMean), variance: fixtureTensor(runningVariance) };
      compareTrees("statistics", statistics, expected, tolerance);
    }
    const after = layer.forward({ ...context, training: false }, parameters, tensorOf(evaluation.input), statistics);
    compareTensors("output in evaluation", after.output, fixtureTensor(evaluation.output), tolerance);
    compareTrees("statistics after evaluation", after.statistics, statistics, tolerance);
  });
});
