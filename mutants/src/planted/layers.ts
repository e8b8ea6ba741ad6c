import type { PlantedFault } from "./planted-fault.ts";

const parameters: readonly PlantedFault[] = [
  {
    file: "linear.ts",
    what: "the bias's gradient is that of the first example alone",
    find: "bias: ops.sumRows(outputGradient),",
    replace: "bias: ops.slice(ops.reshape(outputGradient, [input.shape[0] * outputs]), 0, [outputs]),",
  },
  {
    file: "linear.ts",
    what: "the bias is drawn from the weight's stream",
    find: 'random.stream("bias")',
    replace: 'random.stream("weight")',
  },
  {
    file: "embedding.ts",
    what: "the row of the label before",
    find: "ops.gatherRows(table, labels)",
    replace: "ops.gatherRows(table, ops.maximum(ops.subtract(labels, 1), 0))",
  },
  {
    file: "embedding.ts",
    what: "the gradient goes to the label before",
    find: "ops.sumRowsByLabel(rows, labels, count)",
    replace: "ops.sumRowsByLabel(rows, ops.maximum(ops.subtract(labels, 1), 0), count)",
  },
  {
    file: "embedding.ts",
    what: "the gradient of a label that is there twice is a mean",
    find: "ops.sumRowsByLabel(rows, labels, count)",
    replace:
      "ops.divideColumn(ops.sumRowsByLabel(rows, labels, count), ops.maximum(ops.sumRows(ops.oneHot(labels, count)), 1))",
  },
];

const normalization: readonly PlantedFault[] = [
  {
    file: "batch-norm.ts",
    what: "normalizes by the unbiased variance",
    find: "ops.sqrt(ops.add(variance, epsilon))",
    replace: "ops.sqrt(ops.add(ops.multiply(variance, training ? examples / (examples - 1) : 1), epsilon))",
  },
  {
    file: "batch-norm.ts",
    what: "ε outside of the root",
    find: "ops.sqrt(ops.add(variance, epsilon))",
    replace: "ops.add(ops.sqrt(variance), epsilon)",
  },
  {
    file: "batch-norm.ts",
    what: "evaluates with the batch's mean",
    find: "training ? average(rows) : running.mean",
    replace: "average(rows)",
  },
  {
    file: "batch-norm.ts",
    what: "evaluates with the batch's variance",
    find: "training ? average(ops.multiply(centred, centred)) : running.variance",
    replace: "average(ops.multiply(centred, centred))",
  },
  {
    file: "batch-norm.ts",
    what: "the weights of the running and the new mean are exchanged",
    find: "ops.add(ops.multiply(old, 1 - momentum), ops.multiply(batch, momentum))",
    replace: "ops.add(ops.multiply(old, momentum), ops.multiply(batch, 1 - momentum))",
  },
  {
    file: "batch-norm.ts",
    what: "the gradient takes mean and variance for constants",
    find: "training ? ops.subtract(gradient, throughMoments()) : gradient",
    replace: "gradient",
  },
  {
    file: "batch-norm.ts",
    what: "evaluation has the gradient of training",
    find: "training ? ops.subtract(gradient, throughMoments()) : gradient",
    replace: "ops.subtract(gradient, throughMoments())",
  },
  {
    file: "layer-norm.ts",
    what: "ε outside of the root",
    find: "ops.sqrt(ops.add(variance, epsilon))",
    replace: "ops.add(ops.sqrt(variance), epsilon)",
  },
  {
    file: "layer-norm.ts",
    what: "the unbiased variance",
    find: "const variance = average(ops.multiply(centred, centred));",
    replace: "const variance = ops.multiply(average(ops.multiply(centred, centred)), features / (features - 1));",
  },
  {
    file: "layer-norm.ts",
    what: "the gradient takes mean and variance for constants",
    find: "const direct = ops.subtract(throughMean, throughVariance);",
    replace: "const direct = scaled;",
  },
];

const images: readonly PlantedFault[] = [
  {
    file: "conv2d.ts",
    what: "the stride is forgotten",
    find: "const options = { size, stride, padding }",
    replace: "const options = { size, stride: 1, padding }",
  },
  {
    file: "conv2d.ts",
    what: "the bias's gradient is that of the first place alone",
    find: "bias: ops.sumRows(gradient)",
    replace: "bias: ops.slice(ops.reshape(gradient, [gradient.shape[0] * filters]), 0, [filters])",
  },
  {
    file: "conv2d.ts",
    what: "the bias is drawn from the weight's stream",
    find: 'random.stream("bias")',
    replace: 'random.stream("weight")',
  },
  {
    file: "define-convolution.ts",
    what: "the output in place of its gradient",
    find: "ops.reshape(outputGradient, step.rows.shape)",
    replace: "step.rows",
  },
  {
    file: "convolve.ts",
    what: "the kernels are read filter by filter",
    find: "ops.reshape(weight, [patches.shape[1], weight.shape[3]])",
    replace: "ops.transpose(ops.reshape(weight, [weight.shape[3], patches.shape[1]]))",
  },
  {
    file: "convolve.ts",
    what: "the input's gradient is of the kernels as they lie",
    find: "ops.matmul(gradient, ops.transpose(kernels))",
    replace: "ops.matmul(gradient, ops.reshape(weight, [weight.shape[3], patches.shape[1]]))",
  },
  {
    file: "max-pool2d.ts",
    what: "the gradient goes to the whole window",
    find: "ops.spreadMaxima(input, outputGradient, windows)",
    replace: "ops.spreadWindows(outputGradient, input.shape, windows)",
  },
  {
    file: "max-pool2d.ts",
    what: "the gradient goes to the smallest",
    find: "ops.spreadMaxima(input, ",
    replace: "ops.spreadMaxima(ops.multiply(input, -1), ",
  },
  { file: "max-pool2d.ts", what: "the sum", find: "ops.maxWindows", replace: "ops.sumWindows" },
  {
    file: "average-pool2d.ts",
    what: "the gradient goes to the largest alone",
    find: "ops.spreadWindows(ops.divide(outputGradient, elements), input.shape, windows)",
    replace: "ops.spreadMaxima(input, outputGradient, windows)",
  },
  { file: "pool2d.ts", what: "windows overlap", find: "stride = size", replace: "stride = 1" },
  {
    file: "global-average-pool2d.ts",
    what: "the gradient mixes the channels",
    find: "ops.reshape(ops.divide(outputGradient, elements), sums.shape)",
    replace: "ops.reshape(ops.transpose(ops.divide(outputGradient, elements)), sums.shape)",
  },
  {
    file: "windows-of.ts",
    what: "what is odd comes before",
    find: "[Math.floor(all / 2), Math.ceil(all / 2)]",
    replace: "[Math.ceil(all / 2), Math.floor(all / 2)]",
  },
  { file: "windows-of.ts", what: "padding that is off by one", find: "[each, each]", replace: "[each + 1, each]" },
  { file: "windows-of.ts", what: "padding before alone", find: "[each, each]", replace: "[each, 0]" },
  {
    file: "windows-of.ts",
    what: "the padding of the other axis",
    find: "axesOf(padding)[axis]",
    replace: "axesOf(padding)[axis === 0 ? 1 : 0]",
  },
  {
    file: "windows-of.ts",
    what: "size and stride are exchanged",
    find: "[axesOf(size), axesOf(stride)]",
    replace: "[axesOf(stride), axesOf(size)]",
  },
  {
    file: "batch-norm2d.ts",
    what: "momentum is forgotten",
    find: "channels, { epsilon, momentum }",
    replace: "channels, { epsilon, momentum: 0.1 }",
  },
  {
    file: "batch-norm2d.ts",
    what: "epsilon is forgotten",
    find: "channels, { epsilon, momentum }",
    replace: "channels, { epsilon: 1e-5, momentum }",
  },
];

const dropout: readonly PlantedFault[] = [
  {
    file: "dropout.ts",
    what: "the way back draws a mask of its own",
    find: "ops.multiply(outputGradient, mask)",
    replace: "ops.multiply(outputGradient, ops.from(draw(input.shape, ops.dtype, kept)))",
  },
  { file: "dropout.ts", what: "drops in evaluation, too", find: "!training || rate === 0", replace: "rate === 0" },
  {
    file: "dropout.ts",
    what: "keeps what it should drop",
    find: "stream.uniform() < rate",
    replace: "stream.uniform() >= rate",
  },
  { file: "dropout.ts", what: "does not scale what it keeps", find: "1 / (1 - rate))", replace: "1)" },
  {
    file: "dropout.ts",
    what: "drops whole examples",
    find: "draw(input.shape, ops.dtype, kept)",
    replace: "draw(input.shape, ops.dtype, ((value) => () => value)(kept()))",
  },
];

const activations: readonly PlantedFault[] = [
  { file: "identity.ts", what: "doubles", find: "output: input", replace: "output: _context.ops.multiply(input, 2)" },
  {
    file: "identity.ts",
    what: "the gradient has the wrong sign",
    find: "=> outputGradient",
    replace: "=> _context.ops.multiply(outputGradient, -1)",
  },
  { file: "identity.ts", what: "the gradient is the input", find: "=> outputGradient", replace: "=> input" },
  {
    file: "relu.ts",
    what: "the gradient passes where it is positive, not where the input is",
    find: "ops.where(input, outputGradient, 0)",
    replace: "ops.where(outputGradient, outputGradient, 0)",
  },
  {
    file: "relu.ts",
    what: "the gradient passes everywhere",
    find: "ops.where(input, outputGradient, 0)",
    replace: "outputGradient",
  },
  {
    file: "leaky-relu.ts",
    what: "the gradient is scaled where it is negative, not where the input is",
    find: "ops.where(input, outputGradient, ops.multiply(outputGradient, slope))",
    replace: "ops.where(outputGradient, outputGradient, ops.multiply(outputGradient, slope))",
  },
  {
    file: "elu.ts",
    what: "the negative side's slope is its value",
    find: "ops.multiply(ops.exp(negative), alpha)",
    replace: "ops.multiply(expMinus1, alpha)",
  },
  {
    file: "sigmoid.ts",
    what: "the derivative of the input in place of the output",
    find: "ops.multiply(output, ops.subtract(1, output))",
    replace: "ops.multiply(input, ops.subtract(1, input))",
  },
  {
    file: "tanh.ts",
    what: "the derivative of the input in place of the output",
    find: "ops.multiply(output, output)",
    replace: "ops.multiply(input, input)",
  },
  {
    file: "softplus.ts",
    what: "the derivative is that of the output",
    find: "ops.sigmoid(input)",
    replace: "ops.sigmoid(ops.maximum(input, 0))",
  },
  {
    file: "silu.ts",
    what: "the derivative leaves the sigmoid's out",
    find: "ops.multiply(outputGradient, slope)",
    replace: "ops.multiply(outputGradient, share)",
  },
  {
    file: "gelu.ts",
    what: "half of the inner derivative",
    find: "ops.multiply(square, 3 * 0.044715)",
    replace: "ops.multiply(square, 0.044715)",
  },
  {
    file: "softmax.ts",
    what: "the diagonal of the Jacobian alone",
    find: "ops.multiply(output, ops.subtractColumn(gradient, mean))",
    replace: "ops.multiply(gradient, ops.multiply(output, ops.subtract(1, output)))",
  },
  {
    file: "log-softmax.ts",
    what: "the gradient is given to one class alone",
    find: "ops.multiplyColumn(probabilities, ops.sumColumns(gradient))",
    replace: "ops.multiply(probabilities, gradient)",
  },
];

const composition: readonly PlantedFault[] = [
  {
    file: "flatten.ts",
    what: "mixes the examples",
    find: "ops.reshape(input, [input.shape[0], size])",
    replace: "ops.reshape(ops.transpose(ops.reshape(input, [size, input.shape[0]])), [input.shape[0], size])",
  },
  {
    file: "flatten.ts",
    what: "the way back mixes the examples",
    find: "ops.reshape(outputGradient, input.shape)",
    replace: "ops.reshape(ops.transpose(ops.reshape(outputGradient, [size, input.shape[0]])), input.shape)",
  },
  {
    file: "parallel.ts",
    what: "the layers get each other's gradients",
    find: "step.backward(parts[i]!)",
    replace: "step.backward(parts[parts.length - 1 - i]!)",
  },
  {
    file: "parallel.ts",
    what: "the parameters' gradients alone are made of each other's",
    find: "step.parameterGradients(parts[i]!)",
    replace: "step.parameterGradients(parts[parts.length - 1 - i]!)",
  },
  {
    file: "parallel.ts",
    what: "statistics are not kept",
    find: "statistics: steps.map((step) => step.statistics)",
    replace: "statistics",
  },
  {
    file: "residual.ts",
    what: "the parameters' gradients alone are doubled",
    find: "parameterGradients: step.parameterGradients",
    replace: "parameterGradients: (gradient) => step.parameterGradients(ops.multiply(gradient, 2))",
  },
  { file: "residual.ts", what: "statistics are not kept", find: "statistics: step.statistics", replace: "statistics" },
  {
    file: "sequential.ts",
    what: "the layers from the last to the first",
    find: "stack(layers, ",
    replace: "stack(layers.toReversed(), ",
  },
  {
    file: "sequential.ts",
    what: "without the last layer",
    find: "stack(layers, ",
    replace: "stack(layers.slice(0, -1), ",
  },
  {
    file: "stack.ts",
    what: "every layer has the parameters of the first",
    find: "parameters[i]!, output",
    replace: "parameters[0]!, output",
  },
  {
    file: "stack.ts",
    what: "every layer gets the gradient of the output",
    find: "inputGradient = back.inputGradient",
    replace: "inputGradient = outputGradient",
  },
  {
    file: "stack.ts",
    what: "statistics are not kept",
    find: "statistics: steps.map((step) => step.statistics)",
    replace: "statistics",
  },
  {
    file: "define-layer.ts",
    what: "statistics are not kept",
    find: "step.statistics ?? statistics",
    replace: "statistics",
  },
];

const initializers: readonly PlantedFault[] = [
  ...["he-normal.ts", "he-uniform.ts", "lecun-normal.ts"].map((file) => ({
    file,
    what: "fanOut for fanIn",
    find: "fans(shape).fanIn",
    replace: "fans(shape).fanOut",
  })),
  ...["glorot-normal.ts", "he-normal.ts", "lecun-normal.ts"].map((file) => ({
    file,
    what: "uniform for normal",
    find: "random.standardNormal()",
    replace: "random.uniform()",
  })),
  {
    file: "fans.ts",
    what: "inputs and outputs are exchanged",
    find: "[inputs = 1, outputs = 1]",
    replace: "[outputs = 1, inputs = 1]",
  },
  {
    file: "standard-normal.ts",
    what: "uniform for normal",
    find: "random.standardNormal()",
    replace: "random.uniform()",
  },
  {
    file: "standard-normal.ts",
    what: "the wrong sign",
    find: "random.standardNormal()",
    replace: "-random.standardNormal()",
  },
  { file: "standard-normal.ts", what: "twice the deviation", find: "random.s", replace: "2 * random.s" },
  { file: "constant.ts", what: "0", find: "() => value", replace: "() => 0" },
  { file: "constant.ts", what: "the wrong sign", find: "() => value", replace: "() => -value" },
  { file: "ones.ts", what: "zeros", find: "() => 1", replace: "() => 0" },
  { file: "ones.ts", what: "the wrong sign", find: "() => 1", replace: "() => -1" },
  { file: "zeros.ts", what: "ones", find: "() => 0", replace: "() => 1" },
  { file: "zeros.ts", what: "draws", find: "() => 0", replace: "() => _random.uniform()" },
];

export const layers: readonly PlantedFault[] = [
  ...parameters,
  ...normalization,
  ...images,
  ...dropout,
  ...activations,
  ...composition,
  ...initializers,
];
