import type { NetworkTask } from "../task.ts";
import type { Allocate, Elements } from "./plain-products.ts";

/** Changes the parameters, given the gradient. */
export interface PlainOptimizer {
  reset(): void;
  /** Steps count from 0. */
  step(number: number): void;
}

export const plainOptimizer = (
  allocate: Allocate,
  { optimizer, learningRate }: NetworkTask,
  parameters: Elements,
  gradient: Elements,
): PlainOptimizer => {
  const { length } = parameters;
  if (optimizer === "gradient-descent") {
    return {
      reset: () => {},
      step: () => {
        for (let i = 0; i < length; i++) parameters[i] = parameters[i]! - learningRate * gradient[i]!;
      },
    };
  }
  const velocity = allocate(length);
  if (optimizer === "momentum") {
    return {
      reset: () => void velocity.fill(0),
      step: () => {
        for (let i = 0; i < length; i++) {
          const v = 0.9 * velocity[i]! + gradient[i]!;
          velocity[i] = v;
          parameters[i] = parameters[i]! - learningRate * v;
        }
      },
    };
  }
  const variance = allocate(length);
  return {
    reset: () => {
      velocity.fill(0);
      variance.fill(0);
    },
    step: (number) => {
      const rate = learningRate / (1 - 0.9 ** (number + 1));
      const correction = 1 / (1 - 0.999 ** (number + 1));
      for (let i = 0; i < length; i++) {
        const g = gradient[i]!;
        const m = 0.9 * velocity[i]! + 0.1 * g;
        const v = 0.999 * variance[i]! + 0.001 * g * g;
        velocity[i] = m;
        variance[i] = v;
        parameters[i] = parameters[i]! - (rate * m) / (Math.sqrt(v * correction) + 1e-8);
      }
    },
  };
};
