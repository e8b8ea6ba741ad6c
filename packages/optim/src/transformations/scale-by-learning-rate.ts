import { ArgumentError, expectNumber, type GradientTransformation, type None, none } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import { defineTransformation } from "./define-transformation.js";
import { describeSettings } from "./describe-settings.js";

/** Turns a gradient into a step downhill: update = −rate(step) · g. A rate that is a number is constant. */
export const scaleByLearningRate = (learningRate: number | Schedule): GradientTransformation<None> => {
  const name = "scaleByLearningRate";
  const description = { type: name, settings: describeSettings({ learningRate }) };
  const initialize = () => none;
  if (typeof learningRate === "function") {
    return defineTransformation({
      name,
      description,
      descends: true,
      initialize,
      coefficients(step) {
        const rate = rateAt(learningRate, step);
        expectNumber(`${name}(learningRate at step ${step})`, rate, { from: 0 });
        return [-rate];
      },
      update: ({ ops, gradient, state, coefficients: [factor] }) => ({ update: ops.scale(gradient, factor!), state }),
    });
  }
  if (typeof learningRate !== "number") throw noRate(learningRate);
  expectNumber(`${name}(learningRate)`, learningRate, { from: 0 });
  return defineTransformation({
    name,
    description,
    descends: true,
    initialize,
    update: ({ ops, gradient, state }) => ({ update: ops.multiply(gradient, -learningRate), state }),
  });
};

/** The rate of a step by a schedule, which may be a function that was to be called to make one. */
const rateAt = (learningRate: Schedule, step: number): number => {
  const { name } = learningRate;
  let rate: unknown;
  try {
    rate = learningRate(step);
  } catch (error) {
    const isOption = error instanceof ArgumentError && error.received === step && error.place === `${name}(options)`;
    throw isOption ? noRate(learningRate, `Call it: ${name}(…) makes one.`) : error;
  }
  if (typeof rate === "function") throw noRate(learningRate, `Call it: ${name}(…) makes one.`);
  return rate as number;
};

const noRate = (received: unknown, advice?: string): ArgumentError =>
  new ArgumentError({
    place: "scaleByLearningRate(learningRate)",
    expected: "a finite number ≥ 0, or a schedule",
    received,
    advice,
  });
