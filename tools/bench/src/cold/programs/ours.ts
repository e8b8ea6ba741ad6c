import { dataset } from "@gd/data";
import { linear, sequential, sigmoid } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements } from "@gd/tensor";
import { train } from "@gd/train";
import { EXAMPLES, inputs, LEARNING_RATE, targets } from "../examples.ts";
import { MARKS, mark } from "../marks.ts";

const data = dataset(fromElements(inputs, [EXAMPLES, 2]), fromElements(targets, [EXAMPLES, 2]));
const events = train({
  model: sequential(linear(2, 3), sigmoid, linear(3, 3), sigmoid, linear(3, 2), sigmoid),
  loss: meanSquaredError,
  optimizer: gradientDescent({ learningRate: LEARNING_RATE }),
  data,
  batchSize: 1,
  epochs: MARKS.at(-1)! / EXAMPLES,
});
for await (const event of events) if (event.type === "step") mark(event.step + 1);
