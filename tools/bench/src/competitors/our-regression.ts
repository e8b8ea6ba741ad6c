import { defineLayer, noStatistics } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements, type SynchronousInterpreter, type Tensor } from "@gd/tensor";
import { createTraining } from "@gd/train";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { RegressionTask } from "../task.ts";
import { elementsOf } from "./elements-of.ts";

/** ŷ = Xw. `linear` would add a bias, and the design has a column of ones already. */
const weightsAlone = (columns: number) =>
  defineLayer({
    name: "weights",
    repeatable: true,
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

/** The regression step by step. Its examples are variables, as they stay the same and so need not be copied again. */
export const ourRegression = (
  interpreter: SynchronousInterpreter,
  { rows, columns, learningRate }: RegressionTask,
  arrays: Arrays,
): Prepared => {
  const setup = {
    model: weightsAlone(columns),
    loss: residualSumOfSquares,
    // Its gradient is that of Σ (Xw − y)² / rows, twice that of the task.
    optimizer: gradientDescent({ learningRate: learningRate / 2 }),
    interpreter,
  };
  const examples = {
    input: interpreter.variable(fromElements(arrays.float64("design"), [rows, columns])),
    target: interpreter.variable(fromElements(arrays.float64("targets"), [rows, 1])),
  };
  let training = createTraining(setup);
  return {
    reset: () => {
      training = createTraining(setup);
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) training.step(examples);
    },
    result: () => elementsOf(training.state().parameters),
  };
};
