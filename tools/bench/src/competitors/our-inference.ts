import { linear, relu, stack } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { predictor } from "@gd/models";
import { gradientDescent } from "@gd/optim";
import { fromElements, type SynchronousInterpreter } from "@gd/tensor";
import { createTraining } from "@gd/train";
import type { Arrays } from "../arrays.ts";
import type { Competitor, Prepared } from "../competitor.ts";
import type { InferenceTask } from "../task.ts";
import { batchesInTurn } from "./batches-in-turn.ts";
import { createInterpreter } from "./create-interpreter.ts";
import { parametersOf } from "./parameters-of.ts";

/** The network of a task, with its parameters. */
export const networkOf = ({ sizes }: InferenceTask, arrays: Arrays) => {
  const layers = sizes.slice(1).flatMap((outputs, i) => [relu, linear(sizes[i]!, outputs)]);
  const model = stack(layers.slice(1));
  return { model, state: { parameters: parametersOf(model, arrays.float32("parameters")) } };
};

/** By `predict` of a training. */
export const ourInference = (interpreter: SynchronousInterpreter, task: InferenceTask, arrays: Arrays): Prepared => {
  const { model, state } = networkOf(task, arrays);
  const optimizer = gradientDescent({ learningRate: 0 });
  const training = createTraining({ model, loss: meanSquaredError, optimizer, interpreter }, state);
  const shape = [task.batch, task.sizes[0]!] as const;
  return batchesInTurn(task, arrays, (elements) => training.predict(fromElements(elements, shape)).data);
};

/** By `predictor`, which makes an object for each row. */
export const ourPredictor = (mode: string): Competitor => ({
  inference(task, arrays) {
    const predict = predictor(networkOf(task, arrays), { interpreter: createInterpreter(mode, "float32") });
    const shape = [task.batch, task.sizes[0]!] as const;
    return batchesInTurn(task, arrays, (elements) =>
      predict(fromElements(elements, shape)).flatMap(({ outputs }) => outputs ?? []),
    );
  },
});
