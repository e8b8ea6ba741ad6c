import * as layers from "@gd/layers";
import * as losses from "@gd/losses";
import * as optim from "@gd/optim";
import {
  type Described,
  descriptionOf,
  type GradientTransformation,
  type Layer,
  type Loss,
  type Shape,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { initializers } from "../constructors/initializers.js";
import { layers as layerConstructors } from "../constructors/layers.js";
import { lineSearches } from "../constructors/line-searches.js";
import { losses as lossConstructors } from "../constructors/losses.js";
import { optimizers } from "../constructors/optimizers.js";
import { schedules } from "../constructors/schedules.js";
import { buildLoss } from "./build-loss.js";
import { buildModel } from "./build-model.js";
import { buildOptimizer } from "./build-optimizer.js";
import { buildSchedule } from "./build-schedule.js";

/** What packages export that is no part of an architecture, and why. */
const others: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  layers: {
    stack: "describes itself as sequential",
    configurable: "makes activations",
    defineActivation: "makes activations",
    defineLayer: "makes layers",
    defineLazyLayer: "makes layers",
    expectShape: "is the layer that it is given",
    noStatistics: "is a member of a layer",
  },
  losses: {
    ...Object.fromEntries(
      [
        "accuracy",
        "confusionMatrix",
        "exactMatch",
        "f1",
        "multilabelAccuracy",
        "multilabelF1",
        "multilabelPrecision",
        "multilabelRecall",
        "precision",
        "rSquared",
        "recall",
        "rocAuc",
        "rootMeanSquaredError",
        "topKAccuracy",
        "withoutWeights",
      ].map((metric) => [metric, "is a metric, which measures a training and is no part of it"]),
    ),
    defineMetric: "makes metrics",
    weightedTargets: "makes targets",
  },
  optim: {
    averagedWeights: "reads a state",
    minimize: "runs an optimizer",
    minimizeSteps: "runs an optimizer",
    reduceOnPlateau: "is a rule of a training, which looks at metrics",
  },
};

test.each([
  ["layers", layers, { ...layerConstructors, ...initializers }],
  ["losses", losses, lossConstructors],
  ["optim", optim, { ...optimizers, ...schedules, ...lineSearches }],
])("each export of @gd/%s can be built, or it is said why not", (name, exports, constructors) => {
  expect(Object.keys(exports).sort()).toEqual([...Object.keys(constructors), ...Object.keys(others[name]!)].sort());
});

const images = [6, 6, 2] as const;
const { conv2d, embedding, linear } = layers;

/** For each type of layer, as it is and with each of its options. */
const madeLayers: Readonly<Record<string, readonly Layer[]>> = {
  averagePool2d: [
    layers.averagePool2d({ size: 2 }).at(images),
    layers.averagePool2d({ size: [2, 3], stride: 1, padding: "same" }).at(images),
    layers.averagePool2d({ size: 2, padding: [1, 0] }).at(images),
  ],
  batchNorm: [layers.batchNorm(3), layers.batchNorm(3, { epsilon: 1e-3, momentum: 0.2 })],
  batchNorm2d: [layers.batchNorm2d(2).at(images), layers.batchNorm2d(2, { epsilon: 1e-3, momentum: 0.2 }).at(images)],
  conv2d: [
    conv2d(2, 3, { size: 3 }).at(images),
    conv2d(2, 3, { size: [3, 2], stride: 2, padding: "same", bias: false }).at(images),
    conv2d(2, 3, { size: 3, padding: [0, 1], weight: layers.heNormal, bias: layers.constant(0.1) }).at(images),
  ],
  dropout: [layers.dropout({ rate: 0.2 }).at([2, 3])],
  elu: [layers.elu.at([2]), layers.elu({ alpha: 2 }).at([2])],
  embedding: [embedding(3, 4), embedding(3, 4, { length: 5 }), embedding(3, 4, { table: layers.uniform() })],
  flatten: [layers.flatten([2, 3, 4]), layers.flatten(72).at(images)],
  gelu: [layers.gelu.at([2]), layers.gelu({ approximate: "tanh" }).at([2])],
  globalAveragePool2d: [layers.globalAveragePool2d.at(images)],
  identity: [layers.identity.at([2])],
  layerNorm: [layers.layerNorm(3), layers.layerNorm([2, 3], { epsilon: 1e-3 })],
  leakyRelu: [layers.leakyRelu.at([2]), layers.leakyRelu({ slope: 0.2 }).at([2])],
  linear: [
    linear(3, 4),
    linear(3, 4, { bias: false, weight: layers.orthogonal({ gain: 2 }) }),
    linear(3, 4, { weight: layers.heNormal, bias: layers.ones }),
    ...Object.values(layers)
      .filter((value): value is layers.Initializer => typeof value === "function" && value.name in initializers)
      .map((given) => {
        const weight = ["constant", "orthogonal", "uniform"].includes(given.name) ? layers.zeros : given;
        return linear(3, 4, { weight, bias: layers.uniform({ low: -1, high: 2 }) });
      }),
  ],
  logSoftmax: [layers.logSoftmax.at([2])],
  maxPool2d: [
    layers.maxPool2d({ size: 2 }).at(images),
    layers.maxPool2d({ size: 3, stride: 2, padding: 1 }).at(images),
  ],
  parallel: [layers.parallel(linear(2, 1), layers.relu, layers.stack([linear(2, 3), layers.tanh]))],
  relu: [layers.relu.at([2])],
  residual: [layers.residual(linear(2, 2)), layers.residual(layers.stack([linear(2, 3), linear(3, 2)]))],
  sequential: [
    layers.sequential(layers.conv2d(2, 3, { size: 3 }).at(images), layers.relu, layers.flatten(48), linear(48, 2)),
    layers.stack([linear(2, 3), layers.residual(layers.relu.at([3])), layers.stack([layers.tanh.at([3])])]),
    layers.stack([linear(2, 3)], { name: "encoder" }),
  ],
  sigmoid: [layers.sigmoid.at([2]), layers.sigmoid({ gain: 2, derivative: "without-gain" }).at([2])],
  silu: [layers.silu.at([2])],
  softmax: [layers.softmax.at([2])],
  softplus: [layers.softplus.at([2])],
  tanh: [layers.tanh.at([2])],
};

const { huber, residualSumOfSquares, softmaxCrossEntropy, withWeights } = losses;
const madeLosses: Readonly<Record<string, readonly Loss[]>> = {
  hinge: [losses.hinge],
  huber: [huber, huber({ delta: 0.5 })],
  meanAbsoluteError: [losses.meanAbsoluteError],
  meanSquaredError: [losses.meanSquaredError],
  residualSumOfSquares: [residualSumOfSquares, residualSumOfSquares({ reduction: "sum" })],
  sigmoidCrossEntropy: [losses.sigmoidCrossEntropy],
  softmaxCrossEntropy: [
    softmaxCrossEntropy,
    softmaxCrossEntropy({ labelSmoothing: 0.1 }),
    softmaxCrossEntropy({ classWeights: [1, 2] }),
  ],
  withWeights: [withWeights(huber({ delta: 2 })), withWeights(softmaxCrossEntropy({ classWeights: [1, 2] }))],
};

const learningRate = 0.1;
const madeSchedules: Readonly<Record<string, readonly optim.Schedule[]>> = {
  constant: [optim.constant(0.1)],
  cosineDecay: [optim.cosineDecay({ learningRate, steps: 9, finalRate: 0.01 })],
  cosineRestarts: [optim.cosineRestarts({ learningRate, steps: 9, lengthFactor: 2, finalRate: 0.01 })],
  exponentialDecay: [optim.exponentialDecay({ learningRate, decay: 0.5 })],
  inverseTimeDecay: [optim.inverseTimeDecay({ learningRate, decay: 0.5 })],
  join: [
    optim.join(
      [optim.linearWarmup({ learningRate, steps: 3 }), optim.join([optim.constant(1), optim.constant(2)], { at: [5] })],
      { at: [3] },
    ),
  ],
  linearWarmup: [optim.linearWarmup({ learningRate, steps: 9, initialRate: 0.01 })],
  oneCycle: [optim.oneCycle({ learningRate, steps: 9, warmup: 0.5, initialRate: 0.02, finalRate: 0.01 })],
  polynomialDecay: [optim.polynomialDecay({ learningRate, steps: 9, power: 2, finalRate: 0.01 })],
  stepDecay: [optim.stepDecay({ learningRate, every: 3, factor: 0.5 })],
};

const { adam, chain, ema } = optim;
const decaying = { learningRate: madeSchedules["join"]![0]! };
const madeOptimizers: Readonly<Record<string, readonly GradientTransformation[]>> = {
  accumulateGradients: [optim.accumulateGradients(chain(adam({ learningRate }), ema()), { steps: 4 })],
  accumulateMomentum: [
    optim.accumulateMomentum({ momentum: 0.9 }),
    optim.accumulateMomentum({ momentum: 0.5, nesterov: true, initialVelocity: 1 }),
  ],
  adadelta: [optim.adadelta(), optim.adadelta({ ...decaying, varianceDecay: 0.5, epsilon: 1e-3 })],
  adagrad: [optim.adagrad({ ...decaying, initialAccumulator: 1, epsilon: 1e-3 })],
  adam: [
    adam({ learningRate }),
    adam({ ...decaying, meanDecay: 0.5, varianceDecay: 0.6, epsilon: 1e-3, amsgrad: true }),
  ],
  adamW: [
    optim.adamW({ learningRate }),
    optim.adamW({ ...decaying, weightDecay: 0.1, meanDecay: 0.5, varianceDecay: 0.6, epsilon: 1e-3, amsgrad: true }),
  ],
  adamax: [optim.adamax({ ...decaying, meanDecay: 0.5, maximumDecay: 0.6, epsilon: 1e-3 })],
  adaptiveMoments: [
    optim.adaptiveMoments(),
    optim.adaptiveMoments({ meanDecay: 0.5, varianceDecay: 0.6, epsilon: 1e-3, amsgrad: true }),
  ],
  chain: [chain(optim.clipByValue(1), optim.weightDecay(0.1), chain(adam(decaying), ema({ decay: 0.9 })))],
  clipByNorm: [optim.clipByNorm(2)],
  clipByValue: [optim.clipByValue(2)],
  ema: [ema(), ema({ decay: 0.5 })],
  gradientDescent: [optim.gradientDescent({ learningRate }), optim.gradientDescent(decaying)],
  lbfgs: [
    optim.lbfgs(),
    optim.lbfgs({
      memory: 3,
      lineSearch: optim.backtracking({ decrease: 0.1, factor: 0.3, maximumTrials: 7 }),
    }),
    optim.lbfgs({ lineSearch: optim.strongWolfe({ decrease: 0.1, curvature: 0.3, maximumTrials: 7 }) }),
  ],
  lion: [optim.lion({ ...decaying, directionDecay: 0.5, meanDecay: 0.6, weightDecay: 0.1 })],
  momentum: [
    optim.momentum({ learningRate, momentum: 0.9 }),
    optim.momentum({ ...decaying, momentum: 0.5, form: "rate-inside", initialVelocity: 1 }),
  ],
  nadam: [
    optim.nadam({
      ...decaying,
      meanDecay: 0.5,
      varianceDecay: 0.6,
      epsilon: 1e-3,
      momentumDecay: 0.1,
      momentumTwice: true,
    }),
  ],
  nesterov: [optim.nesterov({ ...decaying, momentum: 0.5 })],
  rmsprop: [optim.rmsprop({ ...decaying, varianceDecay: 0.5, epsilon: 1e-3, centered: true, momentum: 0.4 })],
  scaleByLearningRate: [optim.scaleByLearningRate(0.1), optim.scaleByLearningRate(decaying.learningRate)],
  weightDecay: [optim.weightDecay(0.1)],
};

type Made = Described & { readonly name: string; readonly inputShape?: Shape };
const kinds: readonly (readonly [
  kind: string,
  made: Readonly<Record<string, readonly Made[]>>,
  constructors: object,
  build: (description: ReturnType<typeof descriptionOf>, part: Made) => Made,
])[] = [
  ["layer", madeLayers, layerConstructors, (given, part) => buildModel(given, { inputShape: part.inputShape! })],
  ["loss", madeLosses, lossConstructors, (given) => buildLoss(given)],
  ["schedule", madeSchedules, schedules, (given) => buildSchedule(given)],
  ["optimizer", madeOptimizers, optimizers, (given) => buildOptimizer(given)],
];

describe.each(kinds)("a %s is built again of its description", (_kind, made, constructors, build) => {
  test("of every type", () => {
    expect(Object.keys(made).sort()).toEqual(Object.keys(constructors).sort());
    for (const [type, parts] of Object.entries(made)) {
      for (const { description } of parts) expect(description?.type).toBe(type);
    }
  });

  test.each(Object.entries(made))("%s", (_type, parts) => {
    for (const part of parts) {
      const description = descriptionOf(part);
      const kept = JSON.parse(JSON.stringify(description)) as typeof description;
      const built = build(kept, part);
      expect(descriptionOf(built)).toEqual(description);
      // Messages and random streams have it.
      expect(built.name).toBe(part.name);
    }
  });
});
