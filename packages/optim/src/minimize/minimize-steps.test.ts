import { expect, test } from "vitest";
import { gradientDescent } from "../optimizers/gradient-descent.js";
import { minimize } from "./minimize.js";
import { minimizeSteps } from "./minimize-steps.js";
import type { Objective } from "./objective.js";

const parabola: Objective = ([x = 0]) => ({ value: (x * x) / 2, gradient: [x] });
const optimizer = gradientDescent({ learningRate: 0.5 });

test("yields what minimize keeps as its history, and returns why it stopped", () => {
  const stop = { gradientNorm: 0.1 };
  const steps = minimizeSteps(parabola, [8], { optimizer, stop });
  const yielded = [];
  let next = steps.next();
  for (; !next.done; next = steps.next()) yielded.push(next.value);
  const { history, reason, stoppedBy } = minimize(parabola, [8], { optimizer, stop, keepPoints: true });
  expect(yielded).toHaveLength(8);
  expect(yielded).toEqual(history);
  expect(next.value).toEqual({ reason, stoppedBy });
});

test("computes a point when it is asked for", () => {
  let asked = 0;
  const counted: Objective = (point, step) => {
    asked++;
    return parabola(point, step);
  };
  for (const { step, point } of minimizeSteps(counted, [8], { optimizer })) {
    expect(asked).toBe(step + 1);
    point.fill(Number.NaN); // a copy
    if (step === 3) break;
  }
  expect(asked).toBe(4);
});
