import { createContext, fromElements, type Shape, sizeOf } from "@gd/tensor";
import { createTraining, type TrainingSetup } from "@gd/train";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import { elementsOf } from "./elements-of.ts";
import { parametersOf } from "./parameters-of.ts";

/** A model trained step by step, from the parameters in the file. */
export const ourTraining = (
  setup: TrainingSetup,
  { batch, examples }: { readonly batch: number; readonly examples: number },
  targetShape: Shape,
  arrays: Arrays,
): Prepared => {
  const { model } = setup;
  const start = {
    parameters: parametersOf(model, arrays.float32("parameters")),
    statistics: model.initializeStatistics(createContext()),
  };
  const [inputs, targets] = [arrays.float32("inputs"), arrays.float32("targets")];
  const batchOf = (elements: Float32Array, i: number, shape: Shape) => {
    const length = batch * sizeOf(shape);
    return fromElements(elements.subarray(i * length, (i + 1) * length), [batch, ...shape]);
  };
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => ({
    input: batchOf(inputs, i, model.inputShape),
    target: batchOf(targets, i, targetShape),
  }));
  let training = createTraining(setup, start);
  return {
    reset: () => {
      training = createTraining(setup, start);
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) training.step(batches[i % batches.length]!);
    },
    result: () => elementsOf(training.state().parameters),
  };
};
