import { linear, sequential, sigmoid } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { type SynchronousInterpreter, tensor } from "@gd/tensor";
import { createTraining } from "@gd/train/core";
import { reportSteps } from "./report-steps.ts";

/** Trains 2-3-3-2 on one example. */
export const trainSmallNetwork = (interpreter: SynchronousInterpreter): void => {
  const training = createTraining({
    model: sequential(linear(2, 3), sigmoid, linear(3, 3), sigmoid, linear(3, 2), sigmoid),
    loss: meanSquaredError,
    optimizer: gradientDescent({ learningRate: 0.5 }),
    interpreter,
  });
  const example = { input: tensor([[0.2, 0.8]]), target: tensor([[0.5, 0.1]]) };
  reportSteps(() => void training.step(example));
};
