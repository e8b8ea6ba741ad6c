import { init, jit, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import { reportSteps } from "./report-steps.ts";

await init("wasm");
const sizes = [2, 3, 3, 2];
let parameters = sizes.slice(1).flatMap((outputs, i) => {
  const weight = Array.from({ length: sizes[i]! }, () => Array.from({ length: outputs }, () => Math.random() - 0.5));
  return [np.array(weight), np.zeros([outputs])];
});
const [input, target] = [np.array([[0.2, 0.8]]), np.array([[0.5, 0.1]])];
const loss = (values: np.Array[], x: np.Array, y: np.Array): np.Array => {
  for (let i = 0; i < values.length; i += 2) x = nn.sigmoid(np.matmul(x, values[i]!).add(values[i + 1]!));
  const difference = x.sub(y);
  return difference.ref.mul(difference).sum().div(2);
};
const step = jit((values: np.Array[], x: np.Array, y: np.Array): [np.Array[], np.Array] => {
  const references = values.map((value) => value.ref);
  const [value, gradients] = valueAndGrad(loss)(references, x, y);
  return [values.map((old, i) => old.sub(gradients[i]!.mul(0.5))), value];
});
reportSteps(() => {
  const [next, value] = step(parameters, input.ref, target.ref);
  parameters = next;
  value.dataSync();
});
