import type { PlantedFault } from "../planted-fault.ts";

export const composition: readonly PlantedFault[] = [
  {
    file: "compose/flatten.ts",
    what: "mixes the examples",
    find: "ops.reshape(input, [input.shape[0], size])",
    replace: "ops.reshape(ops.transpose(ops.reshape(input, [size, input.shape[0]])), [input.shape[0], size])",
  },
  {
    file: "compose/flatten.ts",
    what: "the way back mixes the examples",
    find: "ops.reshape(outputGradient, input.shape)",
    replace: "ops.reshape(ops.transpose(ops.reshape(outputGradient, [size, input.shape[0]])), input.shape)",
  },
  {
    file: "compose/parallel.ts",
    what: "the layers get each other's gradients",
    find: "step.backward(parts[i]!)",
    replace: "step.backward(parts[parts.length - 1 - i]!)",
  },
  {
    file: "compose/parallel.ts",
    what: "the parameters' gradients alone are made of each other's",
    find: "step.parameterGradients(parts[i]!)",
    replace: "step.parameterGradients(parts[parts.length - 1 - i]!)",
  },
  {
    file: "compose/parallel.ts",
    what: "statistics are not kept",
    find: "statistics: steps.map((step) => step.statistics)",
    replace: "statistics",
  },
  {
    file: "compose/residual.ts",
    what: "the parameters' gradients alone are doubled",
    find: "parameterGradients: step.parameterGradients",
    replace: "parameterGradients: (gradient) => step.parameterGradients(ops.multiply(gradient, 2))",
  },
  {
    file: "compose/residual.ts",
    what: "statistics are not kept",
    find: "statistics: step.statistics",
    replace: "statistics",
  },
  {
    file: "compose/sequential.ts",
    what: "the layers from the last to the first",
    find: "stack(layers, ",
    replace: "stack(layers.toReversed(), ",
  },
  {
    file: "compose/sequential.ts",
    what: "without the last layer",
    find: "stack(layers, ",
    replace: "stack(layers.slice(0, -1), ",
  },
  {
    file: "compose/stack.ts",
    what: "every layer has the parameters of the first",
    find: "parameters[i]!, output",
    replace: "parameters[0]!, output",
  },
  {
    file: "compose/stack.ts",
    what: "every layer gets the gradient of the output",
    find: "inputGradient = back.inputGradient",
    replace: "inputGradient = outputGradient",
  },
  {
    file: "compose/stack.ts",
    what: "statistics are not kept",
    find: "statistics: steps.map((step) => step.statistics)",
    replace: "statistics",
  },
  {
    file: "define/define-layer.ts",
    what: "statistics are not kept",
    find: "step.statistics ?? statistics",
    replace: "statistics",
  },
];
