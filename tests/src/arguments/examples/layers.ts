import { glorotUniform, linear, relu, zeros } from "@gd/layers";
import { type Batch, type Context, none, randomStreams } from "@gd/tensor";
import type { Example, Examples } from "../example.js";
import { layerMethods, layerMethodsOn, lazyLayerMethods } from "./layer-methods.js";

const initializer: Example = { given: () => [[2, 3], randomStreams(1).stream("weight"), "float32"] };
const activation: Example = { methods: lazyLayerMethods([3]) };
const pooling: Example = {
  given: () => [{ size: 2, stride: 2, padding: 0 }],
  takes: { "0.size": ["array"], "0.stride": ["array"], "0.padding": ["array", "string"] },
  methods: lazyLayerMethods([4, 4, 1]),
};

const definition = () => ({
  name: "own",
  inputShape: [2],
  outputShape: [2],
  initialize: () => none,
  initializeStatistics: () => none,
  repeatable: true,
  coefficients: (): readonly number[] => [],
  forward: (_context: Context, _parameters: unknown, input: Batch<readonly [2]>) => ({
    output: input,
    backward: (gradient: Batch<readonly [2]>) => ({ inputGradient: gradient, gradients: none }),
  }),
});

/** The examples of layers. */
export const layers: Examples = {
  averagePool2d: pooling,
  batchNorm: { given: () => [3, { epsilon: 1e-5, momentum: 0.1 }], methods: layerMethods },
  batchNorm2d: { given: () => [3, { epsilon: 1e-5, momentum: 0.1 }], methods: lazyLayerMethods([2, 2, 3]) },
  configurable: { given: () => [() => relu] },
  constant: { given: () => [0.5] },
  conv2d: {
    given: () => [1, 2, { size: 2, stride: 1, padding: "same", weight: glorotUniform, bias: zeros }],
    takes: {
      "2.size": ["array"],
      "2.stride": ["array"],
      "2.padding": ["array", "number"],
    },
    methods: lazyLayerMethods([4, 4, 1]),
  },
  defineActivation: {
    given: () => [
      "own",
      (_context: Context, input: Batch<readonly [3]>) => ({
        output: input,
        backward: (gradient: unknown) => gradient,
      }),
      { repeatable: true, coefficients: () => [] },
    ],
    methods: lazyLayerMethods([3]),
  },
  defineLayer: { given: () => [definition()], inside: ["0"], methods: layerMethods },
  defineLazyLayer: {
    given: () => [{ name: "own", inputPattern: ["..."], outputPattern: ["..."], at: () => linear(3, 3) }],
    inside: ["0"],
    methods: lazyLayerMethods([3]),
  },
  dropout: { given: () => [{ rate: 0.5 }], methods: lazyLayerMethods([3]) },
  elu: { given: () => [{ alpha: 1.5 }], methods: lazyLayerMethods([3]) },
  embedding: {
    given: () => [4, 2, { length: 3, table: glorotUniform }],
    methods: layerMethodsOn(1),
  },
  expectShape: { given: () => [linear(2, 3), { input: [2], output: [3] }], names: ["linear(2 → 3)"] },
  flatten: { given: () => [[2, 3], 6], takes: { 0: ["number"], 1: ["undefined"] }, methods: layerMethods },
  gelu: { given: () => [{ approximate: "tanh" }], methods: lazyLayerMethods([3]) },
  globalAveragePool2d: { methods: lazyLayerMethods([4, 4, 1]) },
  glorotNormal: initializer,
  glorotUniform: initializer,
  heNormal: initializer,
  heUniform: initializer,
  identity: activation,
  layerNorm: { given: () => [[2, 3], { epsilon: 1e-5 }], takes: { 0: ["number"] }, methods: layerMethods },
  leakyRelu: { given: () => [{ slope: 0.1 }], methods: lazyLayerMethods([3]) },
  lecunNormal: initializer,
  linear: { given: () => [2, 3, { weight: glorotUniform, bias: zeros }], methods: layerMethods },
  logSoftmax: activation,
  maxPool2d: pooling,
  noStatistics: { given: () => [] },
  ones: initializer,
  orthogonal: { given: () => [{ gain: 1.5 }] },
  parallel: { given: () => [linear(2, 3), linear(2, 2)], methods: layerMethods },
  relu: activation,
  residual: { given: () => [linear(2, 2)], methods: layerMethods },
  sequential: { given: () => [linear(2, 3), relu, linear(3, 1)], methods: layerMethods },
  sigmoid: { given: () => [{ gain: 1.5, derivative: "exact" }], methods: lazyLayerMethods([3]) },
  silu: activation,
  softmax: activation,
  softplus: activation,
  stack: { given: () => [[linear(2, 3), relu], { name: "own" }], names: ["own"], methods: layerMethods },
  standardNormal: initializer,
  tanh: activation,
  uniform: { given: () => [{ low: -0.5, high: 0.5 }] },
  zeros: initializer,
};
