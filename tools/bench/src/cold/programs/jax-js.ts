import { init, jit, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import { EXAMPLES, inputs, LEARNING_RATE, SIZES, targets, weight } from "../examples.ts";
import { MARKS, mark } from "../marks.ts";

await init("wasm");
let parameters = SIZES.slice(1).flatMap((outputs, i) => {
  const row = () => Array.from({ length: outputs }, weight);
  return [np.array(Array.from({ length: SIZES[i]! }, row)), np.array(row())];
});
const pair = (elements: Float32Array, i: number) => np.array([[elements[2 * i]!, elements[2 * i + 1]!]]);
const examples = Array.from({ length: EXAMPLES }, (_, i) => ({ input: pair(inputs, i), target: pair(targets, i) }));
const loss = (values: np.Array[], x: np.Array, y: np.Array): np.Array => {
  for (let i = 0; i < values.length; i += 2) x = nn.sigmoid(np.matmul(x, values[i]!).add(values[i + 1]!));
  const difference = x.sub(y);
  return difference.ref.mul(difference).sum().div(2);
};
const step = jit((values: np.Array[], x: np.Array, y: np.Array): [np.Array[], np.Array] => {
  const references = values.map((value) => value.ref);
  const [value, gradients] = valueAndGrad(loss)(references, x, y);
  return [values.map((old, i) => old.sub(gradients[i]!.mul(LEARNING_RATE))), value];
});
for (let i = 0; i < MARKS.at(-1)!; i++) {
  const { input, target } = examples[i % EXAMPLES]!;
  const [next, value] = step(parameters, input.ref, target.ref);
  parameters = next;
  value.dataSync();
  mark(i + 1);
}
