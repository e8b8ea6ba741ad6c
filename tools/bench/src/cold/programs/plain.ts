import { EXAMPLES, inputs, LEARNING_RATE, SIZES, targets, weight } from "../examples.ts";
import { MARKS, mark } from "../marks.ts";

const layers = SIZES.slice(1).map((outputs, i) => ({
  inputs: SIZES[i]!,
  outputs,
  weight: Float64Array.from({ length: SIZES[i]! * outputs }, weight),
  bias: Float64Array.from({ length: outputs }, weight),
  x: new Float64Array(SIZES[i]!),
  y: new Float64Array(outputs),
  gradient: new Float64Array(outputs),
}));
const last = layers.at(-1)!;

const step = (example: number): void => {
  layers[0]!.x.set(inputs.subarray(2 * example, 2 * example + 2));
  layers.forEach(({ inputs, outputs, weight, bias, x, y }, l) => {
    for (let j = 0; j < outputs; j++) {
      let sum = bias[j]!;
      for (let k = 0; k < inputs; k++) sum += x[k]! * weight[k * outputs + j]!;
      y[j] = 1 / (1 + Math.exp(-sum));
    }
    layers[l + 1]?.x.set(y);
  });
  for (let j = 0; j < last.outputs; j++) last.gradient[j] = last.y[j]! - targets[2 * example + j]!;
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs, outputs, weight, bias, x, y, gradient } = layers[l]!;
    for (let j = 0; j < outputs; j++) {
      gradient[j] = gradient[j]! * y[j]! * (1 - y[j]!);
      bias[j] = bias[j]! - LEARNING_RATE * gradient[j]!;
    }
    for (let k = 0; k < inputs; k++) {
      let sum = 0;
      for (let j = 0; j < outputs; j++) {
        const at = k * outputs + j;
        sum += weight[at]! * gradient[j]!;
        weight[at] = weight[at]! - LEARNING_RATE * x[k]! * gradient[j]!;
      }
      if (l > 0) layers[l - 1]!.gradient[k] = sum;
    }
  }
};
for (let i = 0; i < MARKS.at(-1)!; i++) {
  step(i % EXAMPLES);
  mark(i + 1);
}
