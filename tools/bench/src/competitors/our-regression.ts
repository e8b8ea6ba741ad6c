import { defineLayer, noStatistics } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements, type Ops, type Tensor } from "@gd/tensor";
import { initializeTraining, trainStep } from "@gd/train";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { RegressionTask } from "../task.ts";

/** ŷ = Xw. `linear` would add a bias, and the design has a column of ones already. */
const weightsAlone = (columns: number) =>
  defineLayer({
    name: "weights",
    inputShape: [columns],
    outputShape: [1],
    initialize: ({ ops }) => ops.fill([columns, 1], 0),
    initializeStatistics: noStatistics,
    forward: ({ ops }, weights: Tensor<readonly [number, 1]>, input) => ({
      output: ops.matmul(input, weights),
      backward: (outputGradient) => ({
        inputGradient: () => ops.matmul(outputGradient, ops.transpose(weights)),
        gradients: ops.matmul(ops.transpose(input), outputGradient),
      }),
    }),
  });

/** The regression by `trainStep`; what is given stays the same from step to step, and so may stay where it is. */
export const ourRegression = (ops: Ops, { rows, columns, learningRate }: RegressionTask, arrays: Arrays): Prepared => {
  const setup = {
    model: weightsAlone(columns),
    loss: residualSumOfSquares,
    // Its gradient is that of Σ (Xw − y)² / rows, twice the one that is asked for.
    optimizer: gradientDescent({ learningRate: learningRate / 2 }),
    ops,
  };
  const examples = {
    input: ops.variable(fromElements(arrays.float64("design"), [rows, columns])),
    target: ops.variable(fromElements(arrays.float64("targets"), [rows, 1])),
  };
  let state = initializeTraining(setup);
  return {
    reset: () => {
      state = initializeTraining(setup);
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) state = trainStep(setup, state, examples).state;
    },
    result: () => state.vector.data,
  };
};
