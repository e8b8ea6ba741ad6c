import { type Context, type EvaluatedLoss, type Ops, type Shape, sizeOf, type Tensor, type Vector } from "@gd/tensor";
import { expectDType } from "../expect-dtype.js";
import { expectNumbers } from "../expect-numbers.js";
import { expectSameShape, noBatch } from "../expect-shape.js";
import { placeOf } from "../place-of.js";
import { divideByScalar } from "./divide-by-scalar.js";
import { expectWeights } from "./expect-weights.js";

/** A loss of outputs of any shape, against targets of the same shape. */
export interface ElementwiseLoss {
  readonly name: string;
  /** With weights, one for each example, the mean over the batch is Σᵢ weightᵢ · lossᵢ / Σᵢ weightᵢ. */
  evaluate<Output extends Tensor>(
    context: Context,
    output: Output,
    target: Tensor<Output["shape"]>,
    weights?: Vector,
  ): EvaluatedLoss<Tensor<Output["shape"]>>;
}

/** A loss as the sum of losses that each depend on one output. */
export interface ElementwiseDefinition {
  readonly name: string;
  /** Over an example's outputs; the mean unless said otherwise. */
  readonly outputs?: "mean" | "sum";
  /** Over the batch; the mean unless said otherwise. */
  readonly batch?: "mean" | "sum";
  /** Whether a vector is refused rather than taken for a single example. */
  readonly batched?: boolean;
  /** Throws unless the elements can be targets; NaN is refused in any case. */
  readonly expectTarget?: (place: string, target: Tensor) => void;
  /** The loss of each output, and the gradient of their sum divided by n. */
  readonly losses: <S extends Shape>(
    ops: Ops,
    output: Tensor<S>,
    target: Tensor<S>,
  ) => { readonly losses: Tensor<S>; gradient(n: number): Tensor<S> };
}

/** Makes a loss of what it is for a single output. */
export const elementwiseLoss = (definition: ElementwiseDefinition): ElementwiseLoss => {
  const { name, outputs = "mean", batch = "mean", batched = false, expectTarget } = definition;
  return {
    name,
    evaluate<Output extends Tensor>(
      context: Context,
      output: Output,
      target: Tensor<Output["shape"]>,
      weights?: Vector,
    ): EvaluatedLoss<Tensor<Output["shape"]>> {
      const { ops } = context;
      const place = placeOf(context, name);
      const { shape } = output;
      if ((batched || weights !== undefined) && shape.length < 2) throw noBatch(place, ["batch", "outputs"], output);
      expectSameShape(place, output, target);
      expectDType(place, ops, output, target);
      if (expectTarget !== undefined) ops.inspect(target, (given) => expectTarget(place, given));
      // A target of NaN shows in the value: a step of training is spared a look at each of them.
      const explained = (value: number): number => {
        if (Number.isNaN(value)) ops.inspect(target, (given) => expectNumbers(place, given));
        return value;
      };
      const { losses, gradient } = definition.losses<Output["shape"]>(ops, output, target);
      // A vector is a single example.
      const examples = shape.length > 1 ? shape[0]! : 1;
      const outputsEach = sizeOf(shape) / examples;
      const m = outputs === "mean" ? outputsEach : 1;

      if (weights === undefined) {
        const n = batch === "mean" ? examples * m : m;
        return { value: explained(ops.item(ops.divide(ops.sum(losses), n))), backward: () => gradient(n) };
      }
      expectWeights(place, ops, weights, examples);
      const shares = batch === "mean" ? divideByScalar(ops, weights, ops.sum(weights)) : weights;
      const weighted = (each: Tensor) => ops.multiplyColumn(ops.reshape(each, [examples, outputsEach]), shares);
      return {
        value: explained(ops.item(ops.divide(ops.sum(weighted(losses)), m))),
        backward: () => ops.reshape(weighted(gradient(m)), shape),
        weight: () => ops.item(ops.sum(weights)),
      };
    },
  };
};
