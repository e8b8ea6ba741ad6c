import { expect, test } from "vitest";
import reference from "../fixtures/schedules.json" with { type: "json" };
import {
  cosineDecay,
  exponentialDecay,
  inverseTimeDecay,
  linearWarmup,
  polynomialDecay,
  reduceOnPlateau,
  type Schedule,
  stepDecay,
} from "../src/index.js";

const { "reduceOnPlateau-factor0.5-patience2": plateaus, ...schedules } = reference.cases;

/** The names of the cases, under which the options are written, in our options. */
const ours: Readonly<Record<keyof typeof schedules, (learningRate: number) => Schedule>> = {
  "exponentialDecay-rate0.1": (learningRate) => exponentialDecay({ learningRate, decay: 0.1 }),
  "stepDecay-every7-factor0.5": (learningRate) => stepDecay({ learningRate, every: 7, factor: 0.5 }),
  "inverseTimeDecay-rate0.2": (learningRate) => inverseTimeDecay({ learningRate, decay: 0.2 }),
  "cosineDecay-30-to-0.01": (learningRate) => cosineDecay({ learningRate, steps: 30, finalRate: 0.01 }),
  "linearWarmup-5-from-0.1": (learningRate) =>
    linearWarmup({ learningRate, steps: 5, initialRate: 0.1 * learningRate }),
  "polynomialDecay-20-power2": (learningRate) => polynomialDecay({ learningRate, steps: 20, power: 2 }),
};

test.each(Object.entries(schedules))("%s agrees with PyTorch and Python to 1e-12", (name, { base, values }) => {
  const schedule = ours[name as keyof typeof schedules](base);
  values.forEach((value, step) => void expect(Math.abs(schedule(step) - value)).toBeLessThanOrEqual(1e-12 * value));
});

test("reduceOnPlateau agrees with PyTorch", () => {
  const { base, metric, valuesAfterEachMetric } = plateaus;
  const plateau = reduceOnPlateau({ factor: 0.5, patience: 2 });
  let state = plateau.initial;
  const rates = metric.map((value) => {
    state = plateau.next(state, value);
    return base * state.rateFactor;
  });
  expect(rates).toEqual(valuesAfterEachMetric);
});
