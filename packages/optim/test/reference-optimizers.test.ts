import { expect, test } from "vitest";
import reference from "../fixtures/optimizers.json" with { type: "json" };
import { adam, gradientDescent, momentum, nesterov } from "../src/index.js";
import { expectReferenceTrajectory } from "./expect-reference-trajectory.js";

const { cases } = reference;

/** PyTorch's options under our names: lr is learningRate. Its defaults, betas 0.9 and 0.999 and eps 1e-8, are ours. */
const ours = <Options extends { readonly lr: number }>({ lr: learningRate, ...options }: Options) => ({
  ...options,
  learningRate,
});

test.each([
  ["gradientDescent", gradientDescent(ours(cases.gradientDescent.options))],
  ["momentum", momentum(ours(cases.momentum.options))],
  ["nesterov", nesterov(ours(cases.nesterov.options))],
  ["adam", adam(ours(cases.adam.options))],
] as const)("%s goes the way of PyTorch's for 100 steps, to 1e-12", (name, optimizer) => {
  expect(optimizer.name).toBe(name);
  expectReferenceTrajectory(optimizer, name);
});
