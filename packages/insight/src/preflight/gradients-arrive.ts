import { inWords } from "../measure/in-words.js";
import { passOf } from "../measure/pass.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** Looks for tensors of the parameters whose gradients are 0 in all batches, and for gradients that are not finite. */
export const gradientsArrive: Check = async ({ setup, state, batches }) => {
  const largest = new Map<string, number>();
  let notFinite = "";
  for (const batch of batches) {
    for (const [path, { elements }] of (await passOf(setup, state, batch)).gradients) {
      let most = largest.get(path) ?? 0;
      for (const x of elements) {
        if (Number.isFinite(x)) most = Math.max(most, Math.abs(x));
        else notFinite ||= path;
      }
      largest.set(path, most);
    }
  }
  const zero = [...largest].filter(([, most]) => most === 0).map(([path]) => path);
  const numbers = { tensors: largest.size, zero: zero.length, notFinite: notFinite === "" ? 0 : 1 };
  const name = "gradients arrive";
  if (largest.size === 0) {
    return found({ name, seen: "The model has 0 parameters.", numbers }, true, {
      why:
        "A model without parameters cannot learn: it is the same after each step. What was meant to be trained was left out, or is kept " +
        "where the training does not see it.",
      source:
        "S. Ivanov, 37 Reasons why your Neural Network is not working (2017), no. 24: check for frozen layers or variables",
      change: "model: sequential(linear(inputs, 32), relu, linear(32, outputs)) // with parameters of its own",
    });
  }
  if (notFinite !== "") {
    return found({ name, seen: `The gradient of ${notFinite} is not finite.`, numbers }, true, {
      why:
        "One NaN or ∞ makes all parameters useless in a single step. Before the first step it comes of the data, of first " +
        "weights that are far too large, or of an operation outside of its domain.",
      source: "I. Goodfellow, Y. Bengio, A. Courville, Deep Learning (2016), §11.5",
      change: "data: standardize(inputs).apply(inputs) // and weight: glorotUniform",
    });
  }
  const seen =
    zero.length === 0
      ? `Each of ${largest.size} tensors gets a gradient, the least of at most ${inWords(Math.min(...largest.values()))}.`
      : `${zero.length} of ${largest.size} tensors get a gradient of 0 from every example: ${zero.join(", ")}.`;
  return found({ name, seen, numbers }, zero.length > 0, {
    why:
      "Parameters without a gradient stay as they are for ever. All units of a layer are dead or saturated, weights of 0 lie " +
      "behind it, or its output goes nowhere.",
    source: "X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward neural networks (2010)",
    change: "linear(inputs, outputs, { weight: heNormal }) // weights that are not 0, and leakyRelu() in place of relu",
  });
};
