import { ArgumentError, referenceOps } from "@gd/tensor";
import { expect, test } from "vitest";
import { adam } from "../optimizers/adam.js";
import { accumulateGradients } from "./accumulate-gradients.js";
import { averagedWeights } from "./averaged-weights.js";
import { chain } from "./chain.js";
import { ema } from "./ema.js";

const ops = referenceOps();

test("finds the average in the state of an optimizer, however deep", () => {
  const state = accumulateGradients(chain(adam({ learningRate: 1 }), ema()), { steps: 2 }).initialize(ops, 3);
  expect(averagedWeights(state)).toBe(state.optimizer[1].averagedWeights);
});

test("refuses what is no state", () => {
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  let deep: unknown = [];
  for (let depth = 0; depth < 20_000; depth++) deep = [deep];
  for (const state of [deep, undefined, null, 3, "text", [null], cyclic, { averagedWeights: ops.fill([1, 2], 0) }]) {
    expect(() => averagedWeights(state as never)).toThrow("exactly one ema");
  }
  const average = JSON.parse(JSON.stringify(ops.fill([2], 1)));
  expect(() => averagedWeights({ averagedWeights: average })).toThrow(
    "averagedWeights(optimizerState) expects a tensor whose data is a Float32Array of length 2",
  );
});

test.each([
  ["none", adam({ learningRate: 1 }), "received [{ mean, variance }, []]. This one has 0."],
  ["two", chain(ema(), ema({ decay: 0.5 })), "received [{ averagedWeights }, { averagedWeights }]. This one has 2."],
])("refuses an optimizer with %s", (_count, optimizer, received) => {
  const call = () => averagedWeights(optimizer.initialize(ops, 3));
  expect(call).toThrow(ArgumentError);
  expect(call).toThrow(
    `averagedWeights(optimizerState) expects the state of an optimizer with exactly one ema, but ${received}`,
  );
});
