import {
  type Described,
  type Description,
  descriptionOf,
  firstDifference,
  type GradientTransformation,
  referenceOps,
} from "@gd/tensor";
import { compareTrees, SAME_BITS } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import * as optim from "./index.js";

const { accumulateGradients, accumulateMomentum, adam, chain, clipByNorm, ema, nesterov } = optim;
const learningRate = 0.1;

/** One of each transformation that this package exports. */
const transformations: readonly GradientTransformation[] = [
  optim.adadelta(),
  optim.adagrad({ learningRate }),
  adam({ learningRate }),
  optim.adamW({ learningRate }),
  optim.adamax({ learningRate }),
  optim.gradientDescent({ learningRate }),
  optim.lbfgs(),
  optim.lion({ learningRate }),
  optim.momentum({ learningRate, momentum: 0.9 }),
  optim.nadam({ learningRate }),
  nesterov({ learningRate, momentum: 0.9 }),
  optim.rmsprop({ learningRate }),
  accumulateGradients(adam({ learningRate }), { steps: 2 }),
  accumulateMomentum({ momentum: 0.9 }),
  optim.adaptiveMoments(),
  chain(clipByNorm(1), adam({ learningRate })),
  clipByNorm(1),
  optim.clipByValue(1),
  ema(),
  optim.scaleByLearningRate(0.1),
  optim.weightDecay(0.1),
];

test("each transformation says what it is, in data that JSON keeps", () => {
  for (const { name, description } of transformations) {
    expect(Object.keys(optim), name).toContain(description?.type);
    expect(JSON.parse(JSON.stringify(description)), name).toEqual(description);
  }
  expect(new Set(transformations.map(({ description }) => description?.type)).size).toBe(transformations.length);
});

test("those whose states look alike are told apart", () => {
  const ops = referenceOps();
  const descriptions = (...pair: readonly GradientTransformation[]) => {
    const [one, other] = pair.map((part) => part.initialize(ops, 3));
    compareTrees("state", one!, other!, SAME_BITS);
    return pair.map(({ description }) => description);
  };
  const momentum = { learningRate, momentum: 0.9 };
  for (const pair of [
    [optim.adamW({ learningRate }), chain(optim.adaptiveMoments(), optim.weightDecay(0.1), clipByNorm(1))],
    [optim.momentum(momentum), nesterov(momentum)],
    [accumulateMomentum({ momentum: 0.9 }), accumulateMomentum({ momentum: 0.9, nesterov: true })],
    [2, 4].map((steps) => accumulateGradients(adam({ learningRate }), { steps })),
  ]) {
    const [one, other] = descriptions(...pair);
    expect(one).not.toEqual(other);
  }
});

test("other learning rates and decays are settings, which tell no optimizers apart", () => {
  const moments = { meanDecay: 0.9, varianceDecay: 0.999, epsilon: 1e-8, amsgrad: false };
  const own = descriptionOf(chain(adam({ learningRate }), ema()));
  expect(own).toEqual({
    type: "chain",
    transformations: [
      { type: "adam", settings: { learningRate: 0.1, ...moments } },
      { type: "ema", settings: { decay: 0.999 } },
    ],
  });
  const ownRate = (step: number) => 1 / (step + 1);
  const other = descriptionOf(chain(adam({ learningRate: ownRate, epsilon: 1e-3 }), ema({ decay: 0.5 })));
  expect(other).toEqual({
    type: "chain",
    transformations: [
      { type: "adam", settings: { learningRate: { type: "own", name: "ownRate" }, ...moments, epsilon: 1e-3 } },
      { type: "ema", settings: { decay: 0.5 } },
    ],
  });
  expect(firstDifference(own, other, "the optimizer")).toBe(undefined);
});

/** A call with other options than the usual ones, and what its description says of them. */
const described: readonly (readonly [part: Described, description: Description])[] = [
  [optim.constant(0.1), { type: "constant", learningRate: 0.1 }],
  [optim.cosineDecay({ learningRate, steps: 9 }), { type: "cosineDecay", learningRate, steps: 9, finalRate: 0 }],
  [
    optim.cosineRestarts({ learningRate, steps: 9, finalRate: 0.01 }),
    { type: "cosineRestarts", learningRate, steps: 9, lengthFactor: 1, finalRate: 0.01 },
  ],
  [optim.exponentialDecay({ learningRate, decay: 0.5 }), { type: "exponentialDecay", learningRate, decay: 0.5 }],
  [optim.inverseTimeDecay({ learningRate, decay: 0.5 }), { type: "inverseTimeDecay", learningRate, decay: 0.5 }],
  [optim.linearWarmup({ learningRate, steps: 9 }), { type: "linearWarmup", learningRate, steps: 9, initialRate: 0 }],
  [
    optim.oneCycle({ learningRate, steps: 9, initialRate: 0.02, finalRate: 0.01 }),
    { type: "oneCycle", learningRate, steps: 9, warmup: 0.3, initialRate: 0.02, finalRate: 0.01 },
  ],
  [
    optim.polynomialDecay({ learningRate, steps: 9, power: 2 }),
    { type: "polynomialDecay", learningRate, steps: 9, power: 2, finalRate: 0 },
  ],
  [
    optim.stepDecay({ learningRate, every: 3, factor: 0.5 }),
    { type: "stepDecay", learningRate, every: 3, factor: 0.5 },
  ],
  [
    optim.join([optim.constant(0.1), (step) => step], { at: [9] }),
    {
      type: "join",
      schedules: [
        { type: "constant", learningRate: 0.1 },
        { type: "own", name: "" },
      ],
      at: [9],
    },
  ],
  [optim.scaleByLearningRate(0.2), { type: "scaleByLearningRate", settings: { learningRate: 0.2 } }],
  [
    optim.scaleByLearningRate(optim.constant(0.2)),
    { type: "scaleByLearningRate", settings: { learningRate: { type: "constant", learningRate: 0.2 } } },
  ],
  [clipByNorm(2), { type: "clipByNorm", settings: { limit: 2 } }],
  [optim.clipByValue(2), { type: "clipByValue", settings: { limit: 2 } }],
  [optim.weightDecay(0.2), { type: "weightDecay", settings: { decay: 0.2 } }],
  [
    accumulateMomentum({ momentum: 0.9, initialVelocity: 1 }),
    { type: "accumulateMomentum", nesterov: false, settings: { momentum: 0.9, initialVelocity: 1 } },
  ],
  [optim.adadelta(), { type: "adadelta", settings: { learningRate: 1, varianceDecay: 0.9, epsilon: 1e-6 } }],
  [
    optim.adagrad({ learningRate }),
    { type: "adagrad", settings: { learningRate, initialAccumulator: 0, epsilon: 1e-10 } },
  ],
  [
    optim.adamW({ learningRate, amsgrad: true }),
    {
      type: "adamW",
      settings: {
        learningRate,
        weightDecay: 0.01,
        meanDecay: 0.9,
        varianceDecay: 0.999,
        epsilon: 1e-8,
        amsgrad: true,
      },
    },
  ],
  [
    optim.adamax({ learningRate }),
    { type: "adamax", settings: { learningRate, meanDecay: 0.9, maximumDecay: 0.999, epsilon: 1e-8 } },
  ],
  [optim.gradientDescent({ learningRate }), { type: "gradientDescent", settings: { learningRate } }],
  [
    optim.lbfgs({ memory: 3, lineSearch: optim.backtracking() }),
    {
      type: "lbfgs",
      settings: { memory: 3, lineSearch: { type: "backtracking", decrease: 1e-4, factor: 0.5, maximumTrials: 50 } },
    },
  ],
  [optim.strongWolfe(), { type: "strongWolfe", decrease: 1e-4, curvature: 0.9, maximumTrials: 25 }],
  [
    optim.lion({ learningRate }),
    { type: "lion", settings: { learningRate, directionDecay: 0.9, meanDecay: 0.99, weightDecay: 0 } },
  ],
  [
    optim.momentum({ learningRate, momentum: 0.9, form: "rate-inside" }),
    { type: "momentum", settings: { learningRate, momentum: 0.9, form: "rate-inside", initialVelocity: 0 } },
  ],
  [
    optim.nadam({ learningRate }),
    {
      type: "nadam",
      settings: {
        learningRate,
        meanDecay: 0.9,
        varianceDecay: 0.999,
        epsilon: 1e-8,
        momentumDecay: 0.004,
        momentumTwice: false,
      },
    },
  ],
  [nesterov({ learningRate, momentum: 0.9 }), { type: "nesterov", settings: { learningRate, momentum: 0.9 } }],
  [
    optim.rmsprop({ learningRate, centered: true }),
    {
      type: "rmsprop",
      settings: { learningRate, varianceDecay: 0.99, epsilon: 1e-8, centered: true, momentum: 0 },
    },
  ],
];

test.each(described.map(([part, description]) => [description.type, part, description] as const))(
  "%s says all that it was made of",
  (_type, { description }, expected) => {
    expect(description).toEqual(expected);
  },
);

test("a description does not change with the list that it was made of", () => {
  const at = [3];
  const { description } = optim.join([optim.constant(1), optim.constant(2)], { at });
  at[0] = 5;
  expect(description).toMatchObject({ at: [3] });
});

test("a transformation that says nothing is known by its name", () => {
  const { description: _, ...silent } = clipByNorm(1);
  expect(chain(silent, adam({ learningRate })).description).toMatchObject({
    transformations: [{ type: "own", name: "clipByNorm" }, { type: "adam" }],
  });
});
