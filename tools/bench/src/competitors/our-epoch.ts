import { dataset, imageDataset } from "@gd/data";
import { softmaxCrossEntropy } from "@gd/losses";
import { fromElements } from "@gd/tensor";
import { createTraining, train } from "@gd/train";
import type { Arrays } from "../arrays.ts";
import { type Competitor, SkippedError } from "../competitor.ts";
import { readDigits } from "../read-digits.ts";
import type { NetworkTask } from "../task.ts";
import { createInterpreter } from "./create-interpreter.ts";
import { elementsOf } from "./elements-of.ts";
import { modelOf, optimizerOf } from "./our-network.ts";

/** An epoch by `train`, which shuffles the examples and gathers them, batch by batch: digits from their bytes. */
export const ourEpoch = (mode: string): Competitor => ({
  async network(task, arrays) {
    if (task.output !== "softmax") throw new SkippedError("it is for labels alone");
    const setup = {
      model: modelOf(task),
      loss: softmaxCrossEntropy,
      optimizer: optimizerOf(task),
      interpreter: createInterpreter(mode, "float32"),
    };
    const data = task.sizes[0] === 784 ? imageDataset(await readDigits(), [784]) : rowsOf(task, arrays);
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

const rowsOf = ({ examples, sizes }: NetworkTask, arrays: Arrays) =>
  dataset(
    fromElements(arrays.float32("inputs"), [examples, sizes[0]!]),
    fromElements(arrays.float32("targets"), [examples]),
  );
