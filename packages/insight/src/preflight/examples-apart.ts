import { coefficientsAt, createContext, enter, fromElements, sizeOf, type Tensor } from "@gd/tensor";
import { inWords } from "../measure/in-words.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/**
 * Takes the gradient of the first example's output with respect to all inputs of the batch, in evaluation: those of the other
 * examples should be 0.
 */
export const examplesApart: Check = async ({ setup, state, batches: [batch] }) => {
  const { model, interpreter, seed } = setup;
  const [examples = 0, ...shape] = batch?.input.shape ?? [];
  if (batch === undefined || examples < 2) return undefined;
  const { ops } = interpreter;
  const input: Tensor = batch.input;
  const gradient = interpreter.step(() => {
    const outer = createContext({ ops, seed, training: false });
    const context = enter(outer, model.name, { coefficients: coefficientsAt(model, ops, 0) });
    const forward = model.forward(context, state.parameters, input, state.statistics);
    const one = new Float64Array(sizeOf(forward.output.shape)).fill(1, 0, sizeOf(model.outputShape));
    return forward.backward(ops.from(fromElements(one, forward.output.shape))).inputGradient;
  });
  const elements = await interpreter.read(gradient);
  const size = sizeOf(shape);
  const own = largestIn(elements.subarray(0, size));
  const others = largestIn(elements.subarray(size));
  const seen =
    `The output of one example changes by at most ${inWords(own)} with its own input, ` +
    `and by ${inWords(others)} with those of the other ${examples - 1}.`;
  return found({ name: "examples apart", seen, numbers: { own, others } }, others > 0, {
    why:
      "Examples of a batch should not influence each other's answers. An axis was confused, most likely where a layer reshapes " +
      "or sums over the batch, and the model then learns to look at its neighbours.",
    source: "A. Karpathy, A Recipe for Training Neural Networks (2019): use backprop to chart dependencies",
    change:
      "describeLayer(layer) // of @gd/tensor/testing, for each layer of your own: one of its tests is the order of examples",
  });
};

const largestIn = (elements: ArrayLike<number>): number =>
  Array.from(elements).reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
