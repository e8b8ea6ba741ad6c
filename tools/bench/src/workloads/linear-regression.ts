import { numpyRandomState } from "@gd/data";
import { writeArray } from "../arrays.ts";
import type { Workload } from "../workload.ts";

const [ROWS, COLUMNS, ITERATIONS] = [10_000, 5, 141];

/** The regression of the notebook experiment: y = x₁ − 2x₂ + 3x₃ − 4x₄ + noise, with a column of ones in the design. */
export const linearRegression: Workload = {
  id: "W1",
  title: "linear regression 10,000 × 5 in float64, 141 iterations of gradient descent",
  task: { kind: "regression", rows: ROWS, columns: COLUMNS, learningRate: 0.396 },
  steps: ITERATIONS,
  part: ITERATIONS,
  longestRound: 10,
  figure: { unit: "ms", of: (seconds, steps) => (1000 * seconds * ITERATIONS) / steps },
  tolerance: { part: 1e-5, round: 1e-5 },
  write(folder) {
    const random = numpyRandomState(123);
    const columns = [1, 2, 3, 4].map(() => random.uniform(0, 1, ROWS));
    const noise = random.standardNormal(ROWS);
    const design = Float64Array.from({ length: ROWS * COLUMNS }, (_, i) => {
      const column = i % COLUMNS;
      return column === 0 ? 1 : columns[column - 1]![Math.floor(i / COLUMNS)]!;
    });
    const weights = [0, 1, -2, 3, -4];
    const targets = Float64Array.from(
      { length: ROWS },
      (_, row) => noise[row]! + weights.reduce((sum, w, j) => sum + w * design[row * COLUMNS + j]!, 0),
    );
    writeArray(folder, "design", design);
    writeArray(folder, "targets", targets);
  },
  loss(weights, arrays) {
    const [design, targets] = [arrays.float64("design"), arrays.float64("targets")];
    let sum = 0;
    for (let row = 0; row < ROWS; row++) {
      let error = -targets[row]!;
      for (let j = 0; j < COLUMNS; j++) error += design[row * COLUMNS + j]! * weights[j]!;
      sum += error * error;
    }
    return sum / (2 * ROWS);
  },
};
