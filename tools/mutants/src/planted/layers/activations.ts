import type { PlantedFault } from "../planted-fault.ts";

export const activations: readonly PlantedFault[] = [
  {
    file: "compose/identity.ts",
    what: "doubles",
    find: "output: input",
    replace: "output: _context.ops.multiply(input, 2)",
  },
  {
    file: "compose/identity.ts",
    what: "the gradient has the wrong sign",
    find: "=> outputGradient",
    replace: "=> _context.ops.multiply(outputGradient, -1)",
  },
  { file: "compose/identity.ts", what: "the gradient is the input", find: "=> outputGradient", replace: "=> input" },
  {
    file: "activations/relu.ts",
    what: "the gradient passes where it is positive, not where the input is",
    find: "ops.where(input, outputGradient, 0)",
    replace: "ops.where(outputGradient, outputGradient, 0)",
  },
  {
    file: "activations/relu.ts",
    what: "the gradient passes everywhere",
    find: "ops.where(input, outputGradient, 0)",
    replace: "outputGradient",
  },
  {
    file: "activations/leaky-relu.ts",
    what: "the gradient is scaled where it is negative, not where the input is",
    find: "ops.where(input, outputGradient, ops.multiply(outputGradient, slope))",
    replace: "ops.where(outputGradient, outputGradient, ops.multiply(outputGradient, slope))",
  },
  {
    file: "activations/elu.ts",
    what: "the negative side's slope is its value",
    find: "ops.multiply(ops.exp(negative), alpha)",
    replace: "ops.multiply(expMinus1, alpha)",
  },
  {
    file: "activations/sigmoid.ts",
    what: "the derivative of the input in place of the output",
    find: "ops.multiply(output, ops.subtract(1, output))",
    replace: "ops.multiply(input, ops.subtract(1, input))",
  },
  {
    file: "activations/tanh.ts",
    what: "the derivative of the input in place of the output",
    find: "ops.multiply(output, output)",
    replace: "ops.multiply(input, input)",
  },
  {
    file: "activations/softplus.ts",
    what: "the derivative is that of the output",
    find: "ops.sigmoid(input)",
    replace: "ops.sigmoid(ops.maximum(input, 0))",
  },
  {
    file: "activations/silu.ts",
    what: "the derivative leaves the sigmoid's out",
    find: "ops.multiply(outputGradient, slope)",
    replace: "ops.multiply(outputGradient, share)",
  },
  {
    file: "activations/gelu.ts",
    what: "half of the inner derivative",
    find: "ops.multiply(square, 3 * 0.044715)",
    replace: "ops.multiply(square, 0.044715)",
  },
  {
    file: "activations/softmax.ts",
    what: "the diagonal of the Jacobian only",
    find: "ops.multiply(output, ops.subtractColumn(gradient, mean))",
    replace: "ops.multiply(gradient, ops.multiply(output, ops.subtract(1, output)))",
  },
  {
    file: "activations/log-softmax.ts",
    what: "the gradient is given to one class only",
    find: "ops.multiplyColumn(probabilities, ops.sumColumns(gradient))",
    replace: "ops.multiply(probabilities, gradient)",
  },
];
