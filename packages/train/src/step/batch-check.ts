import { ArgumentError, expectTensor, isTensor, type Shape, type Tensor } from "@gd/tensor";
import { expectInput } from "../expect/expect-input.js";

/** The examples of a step, as they come in. */
interface Examples {
  readonly input: Tensor;
  readonly target: Tensor;
}

/**
 * A function that throws unless the examples of a step are tensors, with inputs that the model takes. It looks at the same
 * tensors once, as steps of small networks are fast.
 */
export const batchCheck = (model: { readonly inputShape: Shape }): ((examples: Examples) => void) => {
  let [input, target]: (Tensor | undefined)[] = [];
  return (examples) => {
    if (typeof examples !== "object" || examples === null || isTensor(examples)) throw notExamples(examples);
    if (examples.input === input && examples.target === target && input !== undefined) return;
    expectTensor("training.step(input)", examples.input);
    expectTensor("training.step(target)", examples.target);
    expectInput("training.step(input)", model, examples.input);
    ({ input, target } = examples);
  };
};

const notExamples = (received: unknown): ArgumentError =>
  new ArgumentError({ place: "training.step(examples)", expected: "{ input, target }", received });
