import { defineActivation, defineLayer, noStatistics, stack } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import type { Competitor } from "../competitor.ts";
import { createInterpreter } from "./create-interpreter.ts";
import { ourTraining } from "./our-training.ts";

/** W2 with layers as a user writes them, which are marked repeatable or not. */
export const ourLayers = (repeatable: boolean): Competitor => ({
  network(task, arrays) {
    const { sizes, learningRate } = task;
    const layers = sizes.slice(1).map((outputs, i) => affine(sizes[i]!, outputs, repeatable));
    const setup = {
      model: stack(layers.flatMap((layer) => [layer, logistic(repeatable)])),
      loss: meanSquaredError,
      optimizer: gradientDescent({ learningRate }),
      interpreter: createInterpreter("exact", "float32"),
    };
    return ourTraining(setup, task, [sizes.at(-1)!], arrays);
  },
});

/** y = xW + b */
const affine = (inputs: number, outputs: number, repeatable: boolean) =>
  defineLayer({
    name: "affine",
    repeatable,
    inputShape: [inputs],
    outputShape: [outputs],
    initialize: ({ ops }) => ({ weight: ops.fill([inputs, outputs], 0), bias: ops.fill([outputs], 0) }),
    initializeStatistics: noStatistics,
    forward: ({ ops }, { weight, bias }, input) => ({
      output: ops.addRow(ops.matmul(input, weight), bias),
      backward: (outputGradient) => ({
        inputGradient: () => ops.matmul(outputGradient, ops.transpose(weight)),
        gradients: { weight: ops.matmul(ops.transpose(input), outputGradient), bias: ops.sumRows(outputGradient) },
      }),
    }),
  });

/** y = 1 / (1 + exp(−x)) */
const logistic = (repeatable: boolean) =>
  defineActivation(
    "logistic",
    ({ ops }, input) => {
      const output = ops.sigmoid(input);
      const slope = (): typeof output => ops.multiply(output, ops.subtract(1, output));
      return { output, backward: (outputGradient) => ops.multiply(outputGradient, slope()) };
    },
    { repeatable },
  );
