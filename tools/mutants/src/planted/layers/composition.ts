import type { PlantedFault } from "../planted-fault.ts";

export const composition: readonly PlantedFault[] = [
  {
    file: "compose/composed-of.ts",
    what: "every layer has the coefficients of the first",
    find: "shareOf(i, ",
    replace: "shareOf(0, ",
  },
  {
    file: "compose/composed-of.ts",
    what: "repeatable if one of its layers is",
    find: "layers.every(isRepeatable)",
    replace: "layers.some(isRepeatable)",
  },
  {
    file: "compose/stream-names.ts",
    what: "a stream for two layers, one of them called like the second of the other's name",
    find: "taken.add(stream);",
    replace: "taken.add(name);",
  },
  {
    file: "compose/residual.ts",
    what: "repeatable whatever its layer is",
    find: "isRepeatable(layer)",
    replace: "true",
  },
  {
    file: "compose/residual.ts",
    what: "the layer has no coefficients",
    find: "{ coefficients: context.coefficients }",
    replace: "{}",
  },
  {
    file: "compose/flatten.ts",
    what: "mixes the examples",
    find: "ops.reshape(input, [input.shape[0], size])",
    replace: "ops.reshape(ops.transpose(ops.reshape(input, [size, input.shape[0]])), [input.shape[0], size])",
  },
  {
    file: "compose/flatten.ts",
    what: "the backward pass mixes the examples",
    find: "ops.reshape(outputGradient, input.shape)",
    replace: "ops.reshape(ops.transpose(ops.reshape(outputGradient, [size, input.shape[0]])), input.shape)",
  },
  {
    file: "compose/parallel.ts",
    what: "the layers get each other's gradients",
    find: "forward.backward(parts[i]!)",
    replace: "forward.backward(parts[parts.length - 1 - i]!)",
  },
  {
    file: "compose/parallel.ts",
    what: "parameterGradients are computed from each other's",
    find: "forward.parameterGradients(parts[i]!)",
    replace: "forward.parameterGradients(parts[parts.length - 1 - i]!)",
  },
  {
    file: "compose/parallel.ts",
    what: "statistics are not kept",
    find: "statistics: forwards.map((forward) => forward.statistics)",
    replace: "statistics",
  },
  {
    file: "compose/residual.ts",
    what: "parameterGradients are doubled",
    find: "parameterGradients: forward.parameterGradients",
    replace: "parameterGradients: (gradient) => forward.parameterGradients(ops.multiply(gradient, 2))",
  },
  {
    file: "compose/residual.ts",
    what: "statistics are not kept",
    find: "statistics: forward.statistics",
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
    find: "inputGradient = result.inputGradient",
    replace: "inputGradient = outputGradient",
  },
  {
    file: "compose/stack.ts",
    what: "statistics are not kept",
    find: "statistics: forwards.map((forward) => forward.statistics)",
    replace: "statistics",
  },
  {
    file: "define/define-layer.ts",
    what: "statistics are not kept",
    find: "forward.statistics ?? statistics",
    replace: "statistics",
  },
];
