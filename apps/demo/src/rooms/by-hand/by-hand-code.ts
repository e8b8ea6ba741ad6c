import type { ActivationName, ByHandSettings } from "./by-hand-settings.js";
import type { NetworkNumbers } from "./network-numbers.js";

/** The network with its numbers as a program: forward, backward, and the step. */
export const byHandCode = (
  { network, loss, rate }: Pick<ByHandSettings, "network" | "loss" | "rate">,
  { input, target, layers }: NetworkNumbers,
): string => {
  const activations = [...new Set<ActivationName>(network.layers.map(({ activation }) => activation))];
  const sizes = [network.inputs, ...network.layers.map(({ units }) => units)];
  return `import { ${[...activations, "linear", "sequential"].sort().join(", ")} } from "@gd/layers";
import { ${loss} } from "@gd/losses";
import { createContext, none, referenceOps, tensor, toArray } from "@gd/tensor";

const dtype = "float64";
const context = createContext({ ops: referenceOps({ dtype }) });
const model = sequential(
${network.layers.map(({ activation }, i) => `  linear(${sizes[i]}, ${sizes[i + 1]}),\n  ${activation},`).join("\n")}
);
const parameters = [
${layers
  .map(
    ({ weight, bias }) =>
      `  { weight: tensor(${JSON.stringify(weight)}, { dtype }), bias: tensor(${JSON.stringify(bias)}, { dtype }) },\n  none,`,
  )
  .join("\n")}
];
const x = tensor([${JSON.stringify(input)}], { dtype });
const t = tensor([${JSON.stringify(target)}], { dtype });

// Forward to the loss, and backward to each gradient.
const { output, backward } = model.forward(context, parameters, x);
const evaluated = ${loss}.evaluate(context, output, t);
const { gradients } = backward(evaluated.backward());
console.log(JSON.stringify({ loss: toArray(evaluated.value), output: toArray(output) }));

// The step: each weight and bias against its gradient.
const { multiply, subtract } = context.ops;
const step = (value, gradient) => subtract(value, multiply(gradient, ${rate}));
const next = parameters.map((layer, i) =>
  layer === none ? none : { weight: step(layer.weight, gradients[i].weight), bias: step(layer.bias, gradients[i].bias) },
);
const after = ${loss}.evaluate(context, model.forward(context, next, x).output, t);
console.log(JSON.stringify({ "loss after the step": toArray(after.value) }));
`;
};
