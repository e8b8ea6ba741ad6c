import { EXAMPLES, inputs, LEARNING_RATE, targets } from "../examples.ts";
import { MARKS, mark } from "../marks.ts";

interface BrainNetwork {
  train(
    data: { input: number[]; output: number[] }[],
    options: { iterations: number; learningRate: number; momentum: number; errorThresh: number },
  ): unknown;
}

/** It refuses 0. */
const NOTHING = 1e-30;

/** Its first step by itself, then the examples again and again. */
export const trainBrain = (network: BrainNetwork): void => {
  const pair = (elements: Float32Array, i: number) => [...elements.subarray(2 * i, 2 * i + 2)];
  const data = Array.from({ length: EXAMPLES }, (_, i) => ({ input: pair(inputs, i), output: pair(targets, i) }));
  const train = (examples: typeof data, iterations: number): void =>
    void network.train(examples, { iterations, learningRate: LEARNING_RATE, momentum: NOTHING, errorThresh: NOTHING });
  train(data.slice(0, 1), 1);
  mark(1);
  let steps = 0;
  for (const until of MARKS.slice(1)) {
    train(data, (until - steps) / EXAMPLES);
    steps = until;
    mark(steps);
  }
};
