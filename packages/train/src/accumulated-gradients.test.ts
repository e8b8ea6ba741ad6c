import { batches, dataset, subset } from "@gd/data";
import { linear, zeros } from "@gd/layers";
import { meanSquaredError, residualSumOfSquares, softmaxCrossEntropy, weightedTargets, withWeights } from "@gd/losses";
import { accumulateGradients, adam, chain, clipByNorm, gradientDescent, momentum, stepDecay } from "@gd/optim";
import {
  ArgumentError,
  type GradientTransformation,
  isRepeatable,
  leaves,
  repeatable,
  type Tensor,
  tensor,
} from "@gd/tensor";
import { compareTrees, FLOAT64, SAME_BITS } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { bothInterpreters, namedInterpreters } from "../test/both-interpreters.js";
import { endOf, hashOf } from "../test/run.js";
import { points, smallSetup } from "../test/small-problem.js";
import type { AnyLoss } from "./fit.js";
import { createTraining, train } from "./index.js";
import { l2 } from "./regularize/l2.js";

const descent: GradientTransformation = gradientDescent({ learningRate: 0.1 });
const examples = points(10, "accumulate");
const { input, target } = examples.examples([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "float64");
const weights = tensor([0.5, 2, 1, 0.25, 3, 1, 1, 0, 5, 4], { dtype: "float64" });
const rare = softmaxCrossEntropy({ classWeights: [1, 20] });
const sum = residualSumOfSquares({ reduction: "sum" });

const losses: readonly (readonly [AnyLoss, Tensor])[] = [
  [meanSquaredError, input],
  [sum, input],
  [softmaxCrossEntropy, target],
  [rare, target],
  [withWeights(rare), weightedTargets(target, weights)],
  [withWeights(sum), weightedTargets(input, weights)],
];

describe.each(namedInterpreters("float64"))("on %s, batches of different sizes", (_, interpreter) => {
  test.each(losses.map((pair) => [pair[0].name, pair] as const))(
    "make the update of one batch: %s",
    async (_, pair) => {
      const [loss, targets] = pair as unknown as readonly [typeof meanSquaredError, typeof input];
      const data = dataset(input, targets);
      const setup = { ...smallSetup, loss, interpreter, data, shuffle: false };
      const regularization = loss.reduction === "sum" ? undefined : l2({ strength: 0.5 });
      const once = { ...setup, regularization, optimizer: descent, batchSize: 10 };
      const { state: expected } = await endOf(train({ ...once, epochs: 2 }));
      for (const [batchSize, steps] of [
        [4, 3],
        [3, 4],
        [9, 2],
      ] as const) {
        const optimizer = accumulateGradients(descent, { steps });
        const { state } = await endOf(train({ ...once, optimizer, batchSize, epochs: 2 }));
        compareTrees(`in batches of ${batchSize}`, state.parameters, expected.parameters, FLOAT64);
      }
    },
  );
});

test("a group ends with the epoch, and the optimizer counts its own steps", async () => {
  const inner = adam({ learningRate: stepDecay({ learningRate: 0.1, every: 2, factor: 0.5 }) });
  const setup = { ...smallSetup, data: examples, seed: 1 };
  const steps: number[] = [];
  const hashes: string[] = [];
  const optimizer = accumulateGradients(inner, { steps: 2 });
  for await (const event of train({ ...setup, optimizer, batchSize: 2, epochs: 2, shuffle: false })) {
    if (event.type === "step") steps.push(event.step);
    if (event.type === "step") hashes.push(await hashOf({ ...event.training.state(), optimizerState: [] }));
    if (event.type === "end") {
      const grouped = createTraining({ ...setup, optimizer: inner });
      // The same groups as single batches.
      const groups = [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
        [8, 9],
      ];
      for (const places of [...groups, ...groups]) grouped.step(examples.examples(places, "float32"));
      compareTrees("grouped", event.state.parameters, grouped.state().parameters, { absolute: 1e-6, relative: 1e-5 });
      expect(event.state.step).toBe(12);
    }
  }
  expect(steps).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9, 11]);
  // Updates come after the batches 1, 3 and 4 of each epoch.
  const changed = hashes.map((hash, i) => i === 0 || hash !== hashes[i - 1]);
  expect(changed.slice(1)).toEqual([true, false, true, true, false, true, false, true, true]);
});

test("a run that goes on gives the bits of a long one", async () => {
  const optimizer = chain(
    clipByNorm(1),
    accumulateGradients(momentum({ learningRate: 0.1, momentum: 0.9 }), { steps: 3 }),
  );
  const setup = { ...smallSetup, data: examples, optimizer, batchSize: 2, seed: 1 };
  const { state: long } = await endOf(train({ ...setup, epochs: 3 }));
  const { state: first } = await endOf(train({ ...setup, epochs: 1 }));
  const { state } = await endOf(train({ ...setup, state: first, epochs: 2 }));
  compareTrees("θ", state.parameters, long.parameters, SAME_BITS);
  expect(await hashOf(state)).toBe(await hashOf(long));
});

test("steps of one's own end a group where they say that they are the last", () => {
  const data = { ...smallSetup, optimizer: accumulateGradients(descent, { steps: 4 }) };
  const [own, plain] = [createTraining(data), createTraining({ ...smallSetup, optimizer: descent })];
  for (let epoch = 0; epoch < 2; epoch++) {
    const all = [...batches(examples, { batchSize: 5 })];
    all.forEach((batch, i) => void own.step(batch, { last: i === all.length - 1 }));
    plain.step(examples.examples([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "float32"));
  }
  expect(own.state().step).toBe(8);
  compareTrees("θ", own.state().parameters, plain.state().parameters, { absolute: 1e-6, relative: 1e-5 });
});

test("a step that fails leaves the place in the group", () => {
  const training = createTraining({ ...smallSetup, optimizer: accumulateGradients(descent, { steps: 4 }) });
  const broken = { input: tensor([[Number.NaN, 1]]), target: tensor([0]) };
  training.step(examples.examples([0, 1], "float32"));
  expect(() => training.step(broken, { last: true })).toThrow("step 3: NaN first appeared in the data");
  expect(training.state().step).toBe(1);
});

test("the uneven batches of four examples move the weight by 0.08 either way", async () => {
  const slow = gradientDescent({ learningRate: 0.01 });
  const uneven = dataset(tensor([[1], [2], [3], [10]]), tensor([[1], [1], [1], [1]]));
  const flat = { model: linear(1, 1, { weight: zeros }), loss: meanSquaredError, data: uneven, shuffle: false };
  for (const [batchSize, optimizer] of [
    [4, slow],
    [3, accumulateGradients(slow, { steps: 2 })],
    [1, accumulateGradients(slow, { steps: 4 })],
  ] as const) {
    const { state } = await endOf(train({ ...flat, optimizer, batchSize }));
    expect(leaves(state.parameters)[0]![1].data[0]).toBeCloseTo(0.08, 7);
  }
});

test("more batches to an update than an epoch has are refused before the first step", async () => {
  const start = (steps: number, given = {}) => {
    const optimizer = chain(clipByNorm(1), accumulateGradients(descent, { steps }));
    return train({ ...smallSetup, data: examples, optimizer, batchSize: 4, ...given }).next();
  };
  await expect(start(4)).rejects.toBeInstanceOf(ArgumentError);
  await expect(start(4)).rejects.toThrow(
    "train(optimizer) expects no more steps to an update than an epoch has batches, 3, but received 4. An update comes " +
      "with the end of an epoch at the latest: accumulate fewer, or take smaller batches.",
  );
  await expect(start(3, { dropLast: true })).rejects.toThrow("than an epoch has batches, 2, but");
  await expect(start(3, { dropLast: true, replacement: true })).resolves.toMatchObject({ value: { step: 0 } });
  await expect(start(3)).resolves.toMatchObject({ value: { step: 0 } });
  await expect(start(4, { data: subset(examples, [0, 1, 2, 3]) })).rejects.toThrow("than an epoch has batches, 1, but");
});

test("the steps are done by a plan for each size of batch", async () => {
  const [, interpreter] = bothInterpreters("float32");
  let updates = 0;
  const counted: GradientTransformation = repeatable({
    ...descent,
    update(given) {
      updates++;
      return descent.update(given);
    },
  });
  const optimizer = accumulateGradients(counted, { steps: 2 });
  expect(isRepeatable(optimizer)).toBe(true);
  await endOf(train({ ...smallSetup, data: examples, optimizer, interpreter, batchSize: 4, epochs: 5 }));
  expect(updates).toBe(2);
});
