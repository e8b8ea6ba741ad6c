import { ArgumentError, expectTensor, isTensor, type Tensor } from "@gd/tensor";

/** The examples of a step, as they come in. */
interface Examples {
  readonly input: Tensor;
  readonly target: Tensor;
}

/**
 * A function that throws an ArgumentError unless the examples of a step are tensors. It looks at the same tensors once, as
 * steps of small networks are fast.
 */
export const batchCheck = (): ((examples: Examples) => void) => {
  let [input, target]: (Tensor | undefined)[] = [];
  return (examples) => {
    if (typeof examples !== "object" || examples === null || isTensor(examples)) throw notExamples(examples);
    if (examples.input === input && examples.target === target && input !== undefined) return;
    expectTensor("training.step(input)", examples.input);
    expectTensor("training.step(target)", examples.target);
    ({ input, target } = examples);
  };
};

const notExamples = (received: unknown): ArgumentError =>
  new ArgumentError({ place: "training.step(examples)", expected: "{ input, target }", received });
