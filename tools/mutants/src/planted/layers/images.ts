import type { PlantedFault } from "../planted-fault.ts";

export const images: readonly PlantedFault[] = [
  {
    file: "images/conv2d.ts",
    what: "the stride is forgotten",
    find: "const windowOptions = { size, stride, padding }",
    replace: "const windowOptions = { size, stride: 1, padding }",
  },
  {
    file: "images/conv2d.ts",
    what: "the bias's gradient is that of the first position only",
    find: "bias: ops.sumRows(gradient)",
    replace: "bias: ops.slice(ops.reshape(gradient, [gradient.shape[0] * filters]), 0, [filters])",
  },
  {
    file: "images/conv2d.ts",
    what: "the bias is drawn from the weight's stream",
    find: 'drawParameter(context, "bias", [filters]',
    replace: 'drawParameter(context, "weight", [filters]',
  },
  {
    file: "images/conv2d.ts",
    what: "the output in place of its gradient",
    find: "ops.reshape(outputGradient, [patches.shape[0], filters])",
    replace: "ops.reshape(output, [patches.shape[0], filters])",
  },
  {
    file: "images/conv2d.ts",
    what: "the kernels are read filter by filter",
    find: "ops.reshape(weight, [patches.shape[1], filters])",
    replace: "ops.transpose(ops.reshape(weight, [filters, patches.shape[1]]))",
  },
  {
    file: "images/conv2d.ts",
    what: "the input's gradient is of the kernels reshaped, not transposed",
    find: "ops.matmul(gradient, ops.transpose(kernels))",
    replace: "ops.matmul(gradient, ops.reshape(weight, [filters, patches.shape[1]]))",
  },
  {
    file: "images/max-pool2d.ts",
    what: "the gradient goes to the whole window",
    find: "ops.spreadMaxima(input, outputGradient, windows)",
    replace: "ops.spreadWindows(outputGradient, input.shape, windows)",
  },
  {
    file: "images/max-pool2d.ts",
    what: "the gradient goes to the smallest",
    find: "ops.spreadMaxima(input, ",
    replace: "ops.spreadMaxima(ops.multiply(input, -1), ",
  },
  { file: "images/max-pool2d.ts", what: "the sum", find: "ops.maxWindows", replace: "ops.sumWindows" },
  {
    file: "images/average-pool2d.ts",
    what: "the gradient goes to the largest only",
    find: "ops.spreadWindows(ops.divide(outputGradient, elements), input.shape, windows)",
    replace: "ops.spreadMaxima(input, outputGradient, windows)",
  },
  { file: "images/pool2d.ts", what: "windows overlap", find: "stride = size", replace: "stride = 1" },
  {
    file: "images/global-average-pool2d.ts",
    what: "the gradient mixes the channels",
    find: "ops.reshape(ops.divide(outputGradient, elements), sums.shape)",
    replace: "ops.reshape(ops.transpose(ops.divide(outputGradient, elements)), sums.shape)",
  },
  {
    file: "images/windows-of.ts",
    what: "odd padding begins on the wrong side",
    find: "[Math.floor(all / 2), Math.ceil(all / 2)]",
    replace: "[Math.ceil(all / 2), Math.floor(all / 2)]",
  },
  {
    file: "images/windows-of.ts",
    what: "padding that is off by one",
    find: "[each, each]",
    replace: "[each + 1, each]",
  },
  { file: "images/windows-of.ts", what: "padding on one side only", find: "[each, each]", replace: "[each, 0]" },
  {
    file: "images/windows-of.ts",
    what: "the padding of the other axis",
    find: "axesOf(padding)[axis]",
    replace: "axesOf(padding)[axis === 0 ? 1 : 0]",
  },
  {
    file: "images/windows-of.ts",
    what: "size and stride are exchanged",
    find: "[axesOf(size), axesOf(stride)]",
    replace: "[axesOf(stride), axesOf(size)]",
  },
  {
    file: "normalize/batch-norm2d.ts",
    what: "momentum is forgotten",
    find: "channels, { epsilon, momentum }",
    replace: "channels, { epsilon, momentum: 0.1 }",
  },
  {
    file: "normalize/batch-norm2d.ts",
    what: "epsilon is forgotten",
    find: "channels, { epsilon, momentum }",
    replace: "channels, { epsilon: 1e-5, momentum }",
  },
];
