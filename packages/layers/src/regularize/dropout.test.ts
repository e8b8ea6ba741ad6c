import { createContext, randomStreams, referenceOps, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { sequential } from "../compose/sequential.js";
import { dropout } from "./dropout.js";

const ops = referenceOps({ dtype: "float64" });
const context = createContext({ ops });
const SIZE = 10_000;
const ones = ops.fill([1, SIZE], 1);
const masked = (rate: number, seed = 1) => {
  const step = dropout({ rate })
    .at([SIZE])
    .forward({ ...context, random: randomStreams(seed) }, [], ones);
  return { ...step, mask: Array.from(step.output.data) };
};

describe("dropout in training", () => {
  test.each([0.1, 0.5, 0.8])("drops the share %d, and keeps the mean by what it multiplies the others with", (rate) => {
    const { mask } = masked(rate);
    expect([...new Set(mask)].sort()).toEqual([0, 1 / (1 - rate)]);
    const dropped = mask.filter((x) => x === 0).length;
    // 5 standard errors of a share; the draws are seeded.
    expect(Math.abs(dropped / SIZE - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / SIZE));
  });

  test("the gradient passes where the value did, by the same factor", () => {
    const { mask, backward } = masked(0.25);
    const { inputGradient } = backward(ops.fill([1, SIZE], 6));
    expect(Array.from(inputGradient.data)).toEqual(mask.map((x) => x * 6));
  });

  test("the mask is the stream's: the same for the same seed, another one for another", () => {
    expect(masked(0.5).mask).toEqual(masked(0.5).mask);
    expect(masked(0.5, 2).mask).not.toEqual(masked(0.5).mask);
    const stream = randomStreams(1).stream("mask");
    expect(masked(0.5).mask).toEqual(Array.from({ length: SIZE }, () => (stream.uniform() < 0.5 ? 0 : 2)));
  });

  test("two of a model drop independently: both keep a quarter", () => {
    const twice = sequential(dropout({ rate: 0.5 }).at([SIZE]), dropout({ rate: 0.5 }));
    const { data } = twice.forward(context, [[], []], ones).output;
    const kept = data.filter((x) => x === 4).length;
    expect(Math.abs(kept / SIZE - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / SIZE));
  });

  test("a rate of 0 is the identity", () => {
    expect(masked(0).output).toBe(ones);
  });
});

test("dropout in evaluation is the identity, and draws nothing", () => {
  const refuse = (): never => {
    throw new Error("drawn in evaluation");
  };
  const input = tensor([[1, -2, 3]], { dtype: "float64" });
  const evaluation = { ...context, training: false, random: { stream: refuse, within: refuse } };
  const step = dropout({ rate: 0.9 }).at([3]).forward(evaluation, [], input);
  expect(step.output).toBe(input);
  expect(toArray(step.backward(input).inputGradient)).toEqual([[1, -2, 3]]);
});

test.each([-0.1, 1, 1.5, Number.NaN])("a rate of %d is refused", (rate) => {
  const message = `dropout(rate) expects a finite number from 0 below 1, but received ${rate}.`;
  expect(() => dropout({ rate })).toThrow(expect.objectContaining({ name: "LayerArgumentError", message }));
});
