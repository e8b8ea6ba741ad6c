import {
  type Context,
  createContext,
  drawUniform,
  none,
  randomStreams,
  referenceOps,
  tensor,
  toArray,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { sequential } from "../compose/sequential.js";
import { dropout } from "./dropout.js";

const ops = referenceOps({ dtype: "float64" });
const context = createContext({ ops, seed: 1 });
const SIZE = 10_000;
const ones = ops.fill([1, SIZE], 1);
const masked = (rate: number, within: Partial<Context> = {}) => {
  const { output, backward } = dropout({ rate })
    .at([SIZE])
    .forward({ ...context, ...within }, none, (within.ops ?? ops).fill([1, SIZE], 1));
  return { output, backward, mask: Array.from(output.data) };
};
/** The context's part for a step, of any number. */
const at = (step: number): Pick<Context, "step"> => ({
  step: tensor([step % 2 ** 16, Math.floor(step / 2 ** 16)], { dtype: "float64" }),
});
/** 5 standard errors of a share; the draws are seeded. */
const near = (share: number): number => 5 * Math.sqrt((share * (1 - share)) / SIZE);

describe("dropout in training", () => {
  test.each([0.1, 0.5, 0.8])("drops the share %d, and keeps the mean by what it multiplies the others by", (rate) => {
    const { mask } = masked(rate);
    expect([...new Set(mask)].sort()).toEqual([0, 1 / (1 - rate)]);
    const dropped = mask.filter((x) => x === 0).length;
    expect(Math.abs(dropped / SIZE - rate)).toBeLessThan(near(rate));
    const mean = mask.reduce((sum, x) => sum + x, 0) / SIZE;
    expect(Math.abs(mean - 1)).toBeLessThan(near(rate) / (1 - rate));
  });

  test("the gradient passes where the value did, by the same factor", () => {
    const { mask, backward } = masked(0.25);
    const { inputGradient } = backward(ops.fill([1, SIZE], 6));
    expect(Array.from(inputGradient.data)).toEqual(mask.map((x) => x * 6));
  });

  test("keeps an element where its uniform number is above the rate", () => {
    const { data } = drawUniform(context, "mask", [1, SIZE]);
    expect(masked(0.25).mask).toEqual(Array.from(data, (u) => (u > 0.25 ? 1 / 0.75 : 0)));
  });

  test("the mask is the same for the same seed, another one for another", () => {
    expect(masked(0.5).mask).toEqual(masked(0.5).mask);
    expect(masked(0.5, { random: randomStreams(1) }).mask).toEqual(masked(0.5).mask);
    expect(masked(0.5, { random: randomStreams(2) }).mask).not.toEqual(masked(0.5).mask);
  });

  test("two steps drop independently: both keep a quarter", () => {
    const masks = [0, 1, 2 ** 16].map((step) => masked(0.5, at(step)).mask);
    expect(masks[0]).toEqual(masked(0.5).mask);
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const kept = masks[i]!.filter((x, place) => x > 0 && masks[j]![place]! > 0).length;
      expect(Math.abs(kept / SIZE - 0.25)).toBeLessThan(near(0.25));
    }
  });

  test.each([0.1, 0.5, 0.7])("float32 drops the same elements at rate %d", (rate) => {
    const { mask } = masked(rate, { ops: referenceOps({ dtype: "float32" }) });
    expect(mask).toEqual(masked(rate).mask.map(Math.fround));
  });

  test("two layers of a model drop independently: both keep a quarter", () => {
    const twice = sequential(dropout({ rate: 0.5 }).at([SIZE]), dropout({ rate: 0.5 }));
    const { data } = twice.forward(context, [none, none], ones).output;
    const kept = data.filter((x) => x === 4).length;
    expect(Math.abs(kept / SIZE - 0.25)).toBeLessThan(near(0.25));
  });

  test("a rate of 0 is the identity", () => {
    const { output } = dropout({ rate: 0 }).at([SIZE]).forward(context, none, ones);
    expect(output).toBe(ones);
  });
});

test("dropout in evaluation is the identity, and draws nothing", () => {
  const refuse = (): never => {
    throw new Error("drawn in evaluation");
  };
  const input = tensor([[1, -2, 3]], { dtype: "float64" });
  const random = { stream: refuse, key: refuse, within: refuse, atStep: refuse };
  const forward = dropout({ rate: 0.9 })
    .at([3])
    .forward({ ...context, training: false, random }, none, input);
  expect(forward.output).toBe(input);
  expect(toArray(forward.backward(input).inputGradient)).toEqual([[1, -2, 3]]);
});

test.each([-0.1, 1, 1.5, Number.NaN])("a rate of %d is refused", (rate) => {
  const message = `dropout(rate) expects a finite number ≥ 0 and < 1, but received ${rate}.`;
  expect(() => dropout({ rate })).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
});
