import { fromElements, mapLeaves, type Shape, sizeOf } from "@gd/tensor";
import { initializeTraining, type TrainingSetup, trainStep } from "@gd/train";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";

/** A model trained step by step, from parameters that lie one layer after the other. */
export const ourTraining = <const In extends Shape, const Target extends Shape>(
  setup: TrainingSetup<In, readonly [number], Target>,
  { batch, examples }: { readonly batch: number; readonly examples: number },
  target: Target,
  arrays: Arrays,
): Prepared => {
  const { inputShape } = setup.model;
  const [inputs, targets] = [arrays.float32("inputs"), arrays.float32("targets")];
  const parameters = arrays.float32("parameters");
  const begin = () => {
    let start = 0;
    const initial = mapLeaves(initializeTraining(setup).parameters, ({ shape }) => {
      const elements = parameters.subarray(start, start + sizeOf(shape));
      start += elements.length;
      return fromElements(elements, shape);
    });
    return initializeTraining(setup, initial);
  };
  const rows = (elements: Float32Array, i: number, width: number) =>
    elements.subarray(i * batch * width, (i + 1) * batch * width);
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => ({
    input: fromElements(rows(inputs, i, sizeOf(inputShape)), [batch, ...inputShape] as const),
    target: fromElements(rows(targets, i, sizeOf(target)), [batch, ...target] as const),
  }));
  let state = begin();
  return {
    reset: () => {
      state = begin();
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) state = trainStep(setup, state, batches[i % batches.length]!).state;
    },
    result: () => state.vector.data,
  };
};
