import { linear, sequential, sigmoid } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements } from "@gd/tensor";
import { createTraining } from "@gd/train";
import { EXAMPLES, inputs, LEARNING_RATE, targets } from "../examples.ts";
import { MARKS, mark } from "../marks.ts";

const training = createTraining({
  model: sequential(linear(2, 3), sigmoid, linear(3, 3), sigmoid, linear(3, 2), sigmoid),
  loss: meanSquaredError,
  optimizer: gradientDescent({ learningRate: LEARNING_RATE }),
});
const pair = (elements: Float32Array, i: number) => fromElements(elements.subarray(2 * i, 2 * i + 2), [1, 2]);
const batches = Array.from({ length: EXAMPLES }, (_, i) => ({ input: pair(inputs, i), target: pair(targets, i) }));
for (let step = 0; step < MARKS.at(-1)!; step++) {
  training.step(batches[step % EXAMPLES]!);
  mark(step + 1);
}
