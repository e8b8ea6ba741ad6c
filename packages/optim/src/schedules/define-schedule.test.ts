import { expect, test } from "vitest";
import {
  constant,
  cosineDecay,
  cosineRestarts,
  exponentialDecay,
  inverseTimeDecay,
  join,
  linearWarmup,
  oneCycle,
  polynomialDecay,
  type Schedule,
  stepDecay,
} from "../index.js";

const learningRate = 0.1;
const schedules: Readonly<Record<string, Schedule>> = {
  constant: constant(learningRate),
  cosineDecay: cosineDecay({ learningRate, steps: 10 }),
  cosineRestarts: cosineRestarts({ learningRate, steps: 10, lengthFactor: 2 }),
  exponentialDecay: exponentialDecay({ learningRate, decay: 0.1 }),
  inverseTimeDecay: inverseTimeDecay({ learningRate, decay: 0.1 }),
  join: join([constant(0.1), constant(0.2)], { at: [3] }),
  linearWarmup: linearWarmup({ learningRate, steps: 10 }),
  oneCycle: oneCycle({ learningRate, steps: 10 }),
  polynomialDecay: polynomialDecay({ learningRate, steps: 10 }),
  stepDecay: stepDecay({ learningRate, every: 10, factor: 0.5 }),
};

test.each(Object.entries(schedules))("%s refuses what is no step", (name, schedule) => {
  for (const step of [undefined, null, Number.NaN, Infinity, -1, "1"]) {
    expect(() => schedule(step as number)).toThrow(`${name}(step) expects a finite number ≥ 0, but received `);
  }
  // Between steps, too, as for a plot.
  expect(schedule(2.5)).toBeGreaterThan(0);
});
