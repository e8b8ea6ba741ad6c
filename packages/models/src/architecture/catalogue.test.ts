import * as layers from "@gd/layers";
import * as losses from "@gd/losses";
import * as optim from "@gd/optim";
import { type Described, descriptionOf, type GradientTransformation, type Loss, type Shape } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { madeLayers } from "../../test/made-layers.js";
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
