import { type GradientTransformation, referenceOps } from "@gd/tensor";
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

test("other learning rates and decays leave a description as it is", () => {
  const { description } = chain(adam({ learningRate }), ema());
  expect(description).toEqual({ type: "chain", transformations: [{ type: "adam" }, { type: "ema" }] });
  const others = adam({ learningRate: (step) => 1 / (step + 1), meanDecay: 0.5, epsilon: 1e-3 });
  expect(chain(others, ema({ decay: 0.5 })).description).toEqual(description);
});

test("a transformation that says nothing is known by its name", () => {
  const { description: _, ...silent } = clipByNorm(1);
  expect(chain(silent, adam({ learningRate })).description).toMatchObject({
    transformations: [{ type: "own", name: "clipByNorm" }, { type: "adam" }],
  });
});
