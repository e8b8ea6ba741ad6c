import type { NetworkTraceRow } from "@gd/experiments";
import type { NetworkSetting } from "./by-hand-settings.js";

/** Where an operation happens: `layer 2, relu`. */
export const placeOfOperation = ({ layer }: NetworkTraceRow): string => {
  const [, position, name] = /^(\d+) (.*)$/.exec(layer) ?? [];
  return position === undefined ? "loss" : `layer ${Math.floor(Number(position) / 2) + 1}, ${name}`;
};

/** What an operation is for, in a sentence. */
export const explainOperation = (row: NetworkTraceRow, { layers }: NetworkSetting): string => {
  const { operation, symbols, layerNumber, phase } = row;
  const activation = layerNumber === undefined ? "" : layers[layerNumber - 1]!.activation;
  const is = (pattern: RegExp): boolean => symbols.some((symbol) => pattern.test(symbol));
  if (operation === "transpose") return "The same numbers with rows and columns exchanged, to be multiplied with.";
  if (is(/^z/)) return "The weighted sums: to what comes in times the weights, each unit adds its bias.";
  if (is(/^a/)) return `The activations: ${activation} of each weighted sum.`;
  if (symbols.includes("L")) return "The loss is known. Now back, to how it changes with each number.";
  if (is(/^∂L\/∂W/))
    return "How the loss changes with each weight: what came in through it, times the gradient of its sum.";
  if (is(/^∂L\/∂b/)) return "A bias is added to its sum, so the loss changes with it as with the sum.";
  if (is(/^∂L\/∂x/)) return "How the loss changes with the inputs. There is nothing left to derive.";
  if (layerNumber === undefined) {
    if (is(/^∂L\/∂a/)) return "How the loss changes with the output: here the way back begins.";
    return phase === "forward" ? "On the way to the loss." : "On the way to the gradient of the output.";
  }
  if (is(/^∂L\/∂a/)) return "What the layer before is told: the gradients of the sums, back through the weights.";
  if (is(/^∂L\/∂z/)) return `Back through ${activation}: the gradient times its slope at each weighted sum.`;
  if (operation === "matmul") return "What comes in, times the weights; the biases follow.";
  return phase === "forward" ? `A part of ${activation}.` : `A part of the slope of ${activation}.`;
};
