import { type Shape, sameShape } from "@gd/tensor";
import type { Scope } from "../graph/scope.js";

/**
 * The probabilities of classes, as `predictor` of `@gd/models` has them: the softmax of logits, or the sigmoid of a single
 * one, which is that of the second of two classes. Where the model ends in one of these itself, they are its outputs.
 */
export const probabilitiesOf = (output: string, outputShape: Shape, last: string, scope: Scope): string => {
  const { node, number, floats } = scope;
  if (sameShape(outputShape, [1])) {
    // Not 1 − the second, which would be 0 where it is small.
    const [first, second] =
      last === "sigmoid"
        ? [node("Sub", [number(1), output]), output]
        : [node("Sigmoid", [node("Neg", [output])]), node("Sigmoid", [output])];
    return node("Concat", [first, second], { axis: 1 });
  }
  if (last === "softmax") return output;
  if (last !== "sigmoid") return node("Softmax", [output], { axis: -1 });
  const [count = 1] = outputShape;
  return node("Div", [output, node("MatMul", [output, floats("ones", new Float32Array(count).fill(1), [count, 1])])]);
};
