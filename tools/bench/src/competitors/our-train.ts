import { dataset } from "@gd/data";
import { meanSquaredError } from "@gd/losses";
import { fromElements } from "@gd/tensor";
import { createTraining, train } from "@gd/train";
import { type Competitor, SkippedError } from "../competitor.ts";
import { createInterpreter } from "./create-interpreter.ts";
import { elementsOf } from "./elements-of.ts";
import { modelOf, optimizerOf } from "./our-network.ts";
import { parametersOf } from "./parameters-of.ts";

/** Epochs by `train`, with an event for each step or for epochs alone, on the examples in the order of the others. */
export const ourTrain = (mode: string, stepEvents: boolean): Competitor => ({
  network(task, arrays) {
    if (task.output !== "sigmoid") throw new SkippedError("it is for squared error alone");
    const { examples, sizes, batch } = task;
    const rows = (name: string, columns: number) => fromElements(arrays.float32(name), [examples, columns]);
    const data = dataset(rows("inputs", sizes[0]!), rows("targets", sizes.at(-1)!));
    const model = modelOf(task);
    const setup = {
      model,
      loss: meanSquaredError,
      optimizer: optimizerOf(task),
      interpreter: createInterpreter(mode, "float32"),
    };
    const state = { parameters: parametersOf(model, arrays.float32("parameters")) };
    let training = createTraining(setup, state);
    return {
      reset: () => {},
      train: async (steps) => {
        const epochs = Math.ceil((steps * batch) / examples);
        const options = { ...setup, state, data, batchSize: batch, epochs, shuffle: false, stepEvents };
        for await (const event of train(options)) {
          training = event.training;
          if (event.type === "step" && event.step + 1 === steps) break;
        }
      },
      result: () => elementsOf(training.state().parameters),
    };
  },
});
