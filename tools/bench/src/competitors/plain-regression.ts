import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { RegressionTask } from "../task.ts";
import type { Allocate } from "./plain-products.ts";

export const plainRegression = (
  allocate: Allocate,
  { rows, columns, learningRate }: RegressionTask,
  arrays: Arrays,
): Prepared => {
  const [design, targets] = [allocate(arrays.float64("design")), allocate(arrays.float64("targets"))];
  const [weights, gradient] = [allocate(columns), allocate(columns)];
  const step = (): number => {
    let cost = 0;
    gradient.fill(0);
    for (let row = 0, start = 0; row < rows; row++, start += columns) {
      let error = -targets[row]!;
      for (let j = 0; j < columns; j++) error += design[start + j]! * weights[j]!;
      cost += error * error;
      for (let j = 0; j < columns; j++) gradient[j] = gradient[j]! + error * design[start + j]!;
    }
    for (let j = 0; j < columns; j++) weights[j] = weights[j]! - (learningRate * gradient[j]!) / rows;
    return cost / (2 * rows);
  };
  return {
    reset: () => void weights.fill(0),
    train: (steps) => {
      for (let i = 0; i < steps; i++) step();
    },
    result: () => weights,
  };
};
