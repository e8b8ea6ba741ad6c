import { referenceInterpreter } from "@gd/tensor";
import { expect, test } from "vitest";
import { pointSet } from "../data/point-set.js";
import { carryOver } from "./carry-over.js";
import { type NetworkChoice, planeNetwork } from "./plane-network.js";
import { planeTraining } from "./plane-training.js";
import type { RuleChoice } from "./rule.js";

const rule: RuleChoice = {
  optimizer: "adam",
  learningRate: 0.01,
  schedule: "constant",
  l1: 0,
  l2: 0,
  batchSize: 1,
};
const made = (hidden: readonly number[], seed: number, changed: Partial<NetworkChoice> = {}) => {
  const choice: NetworkChoice = {
    hidden,
    activation: "tanh",
    initializer: "standard-normal",
    normalized: false,
    dropout: 0,
    ...changed,
  };
  const network = planeNetwork(choice, 1);
  const points = pointSet([[0, 0, 1]]);
  const interpreter = referenceInterpreter();
  return { network, state: planeTraining({ network, rule, points, classes: 2, seed, interpreter }).state() };
};
const weightsAt = (parameters: readonly unknown[], layer: number): readonly number[][] => {
  const { weight } = parameters[layer] as { weight: { data: Float32Array; shape: readonly [number, number] } };
  const [rows, columns] = weight.shape;
  return Array.from({ length: rows }, (_, row) => [...weight.data.subarray(row * columns, (row + 1) * columns)]);
};

test("a unit more keeps all other weights, and has drawn ones of its own", () => {
  const [old, fresh] = [made([2, 2], 1), made([3, 2], 2)];
  const { parameters } = carryOver(old.network, old.state, fresh.network, fresh.state);
  const [before, drawn] = [old.state.parameters, fresh.state.parameters];
  expect(weightsAt(parameters, 0).map((row) => row.slice(0, 2))).toEqual(weightsAt(before, 0));
  expect(weightsAt(parameters, 0).map((row) => row[2])).toEqual(weightsAt(drawn, 0).map((row) => row[2]));
  expect(weightsAt(parameters, 2).slice(0, 2)).toEqual(weightsAt(before, 2));
  expect(weightsAt(parameters, 2)[2]).toEqual(weightsAt(drawn, 2)[2]);
  expect(weightsAt(parameters, 4)).toEqual(weightsAt(before, 4));
});

test("a layer more keeps those before it, and the outputs stay outputs", () => {
  const [old, fresh] = [made([2], 1), made([2, 2], 2)];
  const { parameters } = carryOver(old.network, old.state, fresh.network, fresh.state);
  expect(weightsAt(parameters, 0)).toEqual(weightsAt(old.state.parameters, 0));
  expect(weightsAt(parameters, 2)).toEqual(weightsAt(fresh.state.parameters, 2));
  expect(weightsAt(parameters, 4)).toEqual(weightsAt(old.state.parameters, 2));
});

test("with normalization and dropout switched on, weights stay where they were", () => {
  const [old, fresh] = [made([2, 2], 1), made([2, 2], 2, { normalized: true, dropout: 0.5 })];
  const { parameters } = carryOver(old.network, old.state, fresh.network, fresh.state);
  const places = fresh.network.blocks.map(({ linear }) => weightsAt(parameters, linear));
  expect(places).toEqual(old.network.blocks.map(({ linear }) => weightsAt(old.state.parameters, linear)));
});
