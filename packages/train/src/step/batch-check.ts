import { ArgumentError, expectTensor, isTensor, type Layer, sameShape, type Tensor } from "@gd/tensor";
import { expectInput } from "../expect/expect-input.js";
import type { AnyLoss } from "../fit.js";

/** The examples of a step, as they come in. */
interface Examples {
  readonly input: Tensor;
  readonly target: Tensor;
}

/**
 * A function that throws unless the examples of a step are tensors, with inputs that the model takes and targets that fit. It
 * looks at the same tensors once, and asks the loss once for targets of the same shape, as steps of small networks are fast.
 */
export const batchCheck = (
  { inputShape, outputShape }: Pick<Layer, "inputShape" | "outputShape">,
  loss: Pick<AnyLoss, "name" | "expectTarget">,
): ((examples: Examples) => void) => {
  let [input, target]: (Tensor | undefined)[] = [];
  return (examples) => {
    if (typeof examples !== "object" || examples === null || isTensor(examples)) throw notExamples(examples);
    if (examples.input === input && examples.target === target && input !== undefined) return;
    expectTensor("training.step(input)", examples.input);
    expectTensor("training.step(target)", examples.target);
    expectInput("training.step(input)", { inputShape }, examples.input);
    if (!(sameShapes(examples.input, input) && sameShapes(examples.target, target))) {
      const { shape } = examples.input;
      const output = [...shape.slice(0, shape.length - inputShape.length), ...outputShape];
      loss.expectTarget?.(placeOfTarget(loss), examples.target as never, output);
    }
    ({ input, target } = examples);
  };
};

const sameShapes = (one: Tensor, other: Tensor | undefined): boolean =>
  other !== undefined && sameShape(one.shape, other.shape);

/** What errors call the place of a step's target. */
export const placeOfTarget = ({ name }: { readonly name: string }): string => `training.step › ${name}`;

const notExamples = (received: unknown): ArgumentError =>
  new ArgumentError({ place: "training.step(examples)", expected: "{ input, target }", received });
