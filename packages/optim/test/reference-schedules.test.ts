import { expect, test } from "vitest";
import reference from "../fixtures/schedules.json" with { type: "json" };
import { exponentialDecay, stepDecay } from "../src/index.js";

const { "exponentialDecay-rate0.1": exponential, "stepDecay-every7-factor0.5": stepwise } = reference.cases;

test.each([
  ["exponentialDecay", exponentialDecay({ learningRate: exponential.base, decay: 0.1 }), exponential.values],
  ["stepDecay", stepDecay({ learningRate: stepwise.base, every: 7, factor: 0.5 }), stepwise.values],
] as const)("%s agrees with PyTorch and Python to 1e-12", (_name, schedule, values) => {
  values.forEach((value, step) => void expect(Math.abs(schedule(step) - value)).toBeLessThanOrEqual(1e-12 * value));
});
