import { imageDataset } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { momentum } from "@gd/optim";
import { createTraining, train } from "@gd/train";
import { type Competitor, SkippedError } from "../competitor.ts";
import { readDigits } from "../read-digits.ts";
import { createInterpreter } from "./create-interpreter.ts";
import { elementsOf } from "./elements-of.ts";

/** An epoch of W4 by `train`, which shuffles the examples and converts their bytes, batch by batch. */
export const ourEpoch = (mode: string): Competitor => ({
  async prepare(task) {
    if (task.kind !== "network" || task.optimizer !== "momentum") throw new SkippedError("it is for W4 alone");
    const setup = {
      model: sequential(linear(784, 128), relu, linear(128, 10)),
      loss: softmaxCrossEntropy,
      optimizer: momentum({ learningRate: task.learningRate, momentum: 0.9 }),
      interpreter: createInterpreter(mode, "float32"),
    };
    const data = imageDataset(await readDigits(), [784]);
    const initial = createTraining(setup).state();
    let training = createTraining(setup, initial);
    return {
      reset: () => {},
      train: async (steps) => {
        for await (const event of train({ ...setup, state: initial, data, batchSize: task.batch })) {
          training = event.training;
          if (event.type === "step" && event.step + 1 === steps) break;
        }
      },
      result: () => elementsOf(training.state().parameters),
    };
  },
});
