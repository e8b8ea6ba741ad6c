import type { Arrays } from "../arrays.ts";
import { product } from "../competitors/plain-products.ts";
import type { NetworkTask } from "../task.ts";

/** The mean loss of up to a thousand examples, in float64. */
export const networkLoss = (
  { sizes, hidden, gain, output, examples }: NetworkTask,
  parameters: Float32Array | Float64Array,
  arrays: Arrays,
): number => {
  const count = Math.min(examples, 1000);
  const classes = sizes.at(-1)!;
  let x = Float64Array.from(arrays.float32("inputs").subarray(0, count * sizes[0]!));
  let start = 0;
  for (let i = 0; i + 1 < sizes.length; i++) {
    const [inputs, outputs] = [sizes[i]!, sizes[i + 1]!];
    const weight = parameters.slice(start, start + inputs * outputs);
    const bias = parameters.slice(start + inputs * outputs, start + (inputs + 1) * outputs);
    start += (inputs + 1) * outputs;
    const y = new Float64Array(count * outputs);
    product(x, weight, bias, y, count, inputs, outputs);
    const activation = i + 2 < sizes.length ? hidden : output;
    if (activation === "relu") x = y.map((value) => Math.max(value, 0));
    else x = activation === "sigmoid" ? y.map((value) => 1 / (1 + Math.exp(-gain * value))) : y;
  }
  const targets = arrays.float32("targets");
  let sum = 0;
  for (let row = 0; row < count; row++) {
    const outputs = x.subarray(row * classes, (row + 1) * classes);
    if (output === "softmax") {
      const largest = Math.max(...outputs);
      sum += Math.log(outputs.reduce((total, logit) => total + Math.exp(logit - largest), 0));
      sum += largest - outputs[targets[row]!]!;
    } else sum += outputs.reduce((total, value, j) => total + (value - targets[row * classes + j]!) ** 2, 0) / 2;
  }
  return sum / count;
};
