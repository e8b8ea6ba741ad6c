import { weightsHash } from "@gd/train/core";
import { expect, test } from "vitest";
import { finish } from "../test/finish.js";
import { testInterpreter } from "../test/test-interpreter.js";
import { pairTraining, pointsAroundPair } from "./pair-training.js";
import { type PairNetwork, pairTrainingOptions, REPAIRS, SATURATED } from "./pair-variants.js";
import { vanishing } from "./vanishing.js";

const interpreter = testInterpreter("float64");
const train = (network: PairNetwork, iterations: number, seed = 1) => {
  const training = pairTraining(pairTrainingOptions(network, seed, interpreter));
  for (let iteration = 0; iteration < iterations; iteration++) training.step();
  return training;
};

test("a network trained step by step has the hash of its experiment, and of its seed alone", async () => {
  const { result } = await finish(vanishing, { seed: 7 });
  const { parameters, iterations } = train(SATURATED.network, SATURATED.iterations, 7);
  expect(iterations).toBe(result.iterations);
  expect(await weightsHash(parameters())).toBe(result.weightsHash);
  expect(await weightsHash(train(SATURATED.network, 1, 8).parameters())).not.toBe(result.weightsHash);
});

test("normalized, the saturated network learns", () => {
  const normalized: PairNetwork = { ...SATURATED.network, normalized: true, width: 100 };
  const training = train(normalized, 0);
  const before = training.probe();
  for (let iteration = 0; iteration < 200; iteration++) training.step();
  expect(before.layers.map(({ saturated }) => saturated)).toEqual([0, 0, 0]);
  expect(training.probe().error).toBeLessThan(before.error * 0.9);
});

test("the points around the pair begin with the pair, and are drawn from the seed", () => {
  const { input, target } = pointsAroundPair(1);
  expect(input.shape).toEqual([16, 2]);
  expect([...input.data.slice(0, 2)]).toEqual([0.2, 0.3]);
  expect([...target.data.slice(-2)]).toEqual([0.3, 0.67]);
  expect(pointsAroundPair(1).input.data).toEqual(input.data);
  expect(pointsAroundPair(2).input.data).not.toEqual(input.data);
});

test("each choice makes another network", async () => {
  const small = { ...SATURATED.network, width: 4 };
  const hashes = await Promise.all(
    [small, ...REPAIRS.map(({ network }) => ({ ...network, width: 4 })), { ...small, learningRate: 0.1 }].map(
      (network) => weightsHash(train(network, 5).parameters()),
    ),
  );
  expect(new Set(hashes).size).toBe(hashes.length);
});
