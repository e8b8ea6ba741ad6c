import type { NetworkSetting } from "./by-hand-settings.js";
import type { DerivationRow } from "./derivation-row.js";

/** Where an operation is performed: `layer 2, relu`, or `layer 2` in an update. */
export const placeOfOperation = ({ phase, layer, layerNumber }: DerivationRow): string => {
  if (phase === "update") return `layer ${layerNumber}`;
  const [, position, name] = /^(\d+) (.*)$/.exec(layer) ?? [];
  return position === undefined ? "loss" : `layer ${Math.floor(Number(position) / 2) + 1}, ${name}`;
};

/** What an operation is for, in a sentence. */
export const explainOperation = (row: DerivationRow, { layers }: NetworkSetting): string => {
  const { operation, symbols, layerNumber, phase } = row;
  const activation = layerNumber === undefined ? "" : layers[layerNumber - 1]!.activation;
  const is = (pattern: RegExp): boolean => symbols.some((symbol) => pattern.test(symbol));
  if (phase === "update") {
    return is(/^W/)
      ? "The step: each weight moves against its gradient, η times as far."
      : "The step: each bias moves against its gradient, η times as far.";
  }
  if (operation === "transpose") return "Rows and columns swapped, ready for the product.";
  if (is(/^z/)) return "The weighted sums: each unit adds its bias to the inputs times its weights.";
  if (is(/^a/)) return `The activations: ${activation} of each weighted sum.`;
  if (symbols.includes("L")) return "This is the loss. The backward pass now finds how it changes with each number.";
  if (is(/^∂L\/∂W/))
    return "How the loss changes with each weight: the input that it multiplies, times the gradient of its sum.";
  if (is(/^∂L\/∂b/))
    return "How the loss changes with each bias: a bias is added to its sum, so it has the gradient of the sum.";
  if (is(/^∂L\/∂x/)) return "How the loss changes with the inputs. All gradients are known: what follows is the step.";
  if (layerNumber === undefined) {
    if (is(/^∂L\/∂a/)) return "How the loss changes with the output: the backward pass begins here.";
    return phase === "forward" ? "A step towards the loss." : "A step towards the gradient of the output.";
  }
  if (is(/^∂L\/∂a/))
    return "What the layer before receives: the gradients of the sums, passed back through the weights.";
  if (is(/^∂L\/∂z/)) return `Back through ${activation}: the gradient times the slope at each weighted sum.`;
  if (operation === "matmul") return "The inputs times the weights. The biases follow.";
  return phase === "forward" ? `A step of ${activation}.` : `A step towards the slope of ${activation}.`;
};
