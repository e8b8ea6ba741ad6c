import {
  type Context,
  type Described,
  type EvaluatedLoss,
  type Loss,
  type Ops,
  repeatable,
  type Shape,
  ShapeError,
  sizeOf,
  type Tensor,
  type Vector,
  weigh,
} from "@gd/tensor";
import { expectNumbers } from "../expect-elements.js";
import { expectSameShape, noBatch } from "../expect-shape.js";
import { expectCounting } from "./expect-counting.js";
import { expectOperands, expectTargetBy, type OperandRules, placeOf } from "./expect-operands.js";
import { totalWeight } from "./total-weight.js";

/** A loss of outputs of any shape against targets of the same shape. */
export interface ElementwiseLoss extends Described {
  readonly name: string;
  /** Whether the loss is a mean over the batch, or a sum. */
  readonly reduction?: Loss["reduction"];
  /** What it applies to outputs itself. */
  readonly activation?: Loss["activation"];
  /** Whether NaN is the only number that cannot be a target. */
  readonly invalidTargetsGiveNaN?: boolean;
  /** Throws unless the target has the shape of the output, and elements that can be targets. */
  expectTarget(place: string, target: Tensor, outputShape: Shape): void;
  /** With weights, one for each example, a mean over the batch is Σᵢ weightᵢ · lossᵢ / Σᵢ weightᵢ, a sum Σᵢ weightᵢ · lossᵢ. */
  evaluate<Output extends Tensor>(
    context: Context,
    output: Output,
    target: Tensor<Output["shape"]>,
    weights?: Vector,
  ): EvaluatedLoss<Tensor<Output["shape"]>>;
}

/** A loss as the sum of losses that each depend on one output. One with options has them in its description. */
export interface ElementwiseDefinition extends Described {
  readonly name: string;
  /** Over an example's outputs. Default: the mean. */
  readonly outputs?: "mean" | "sum";
  /** Over the batch. Default: the mean. */
  readonly reduction?: "mean" | "sum";
  /** What the loss applies to outputs itself. Default: nothing. */
  readonly activation?: Loss["activation"];
  /** Whether a vector is refused rather than taken for a single example. */
  readonly batched?: boolean;
  /** Throws unless the elements can be targets. Default: any numbers but NaN. */
  readonly expectElements?: (place: string, target: Tensor) => void;
  /** The loss of each output, and the gradient of their sum divided by n. */
  readonly losses: <S extends Shape>(
    ops: Ops,
    output: Tensor<S>,
    target: Tensor<S>,
  ) => { readonly losses: Tensor<S>; gradient(n: number): Tensor<S> };
}

/** Makes a loss of the loss of a single output. */
export const elementwiseLoss = (definition: ElementwiseDefinition): ElementwiseLoss => {
  const {
    name,
    description = { type: name },
    outputs = "mean",
    reduction = "mean",
    activation,
    batched = false,
  } = definition;
  const { expectElements = expectNumbers } = definition;
  const rules: OperandRules = {
    name,
    expectShapes(place, output, target) {
      if (batched && output.length < 2) throw noBatch(place, ["batch", "outputs"], output);
      expectSameShape(place, output, target);
    },
    expectElements,
  };
  const expectTarget = expectTargetBy(rules);
  return repeatable({
    name,
    description,
    reduction,
    activation,
    invalidTargetsGiveNaN: expectElements === expectNumbers,
    expectTarget(place, target, outputShape) {
      expectTarget(place, target, outputShape);
      if (outputs !== "sum" || outputShape.length > 1) return;
      const advice = "a vector is a single example: give a model of single numbers outputs of shape [1]";
      throw new ShapeError({ place, role: "output", expected: ["batch", "outputs"], received: outputShape, advice });
    },
    evaluate<Output extends Tensor>(
      context: Context,
      output: Output,
      target: Tensor<Output["shape"]>,
      weights?: Vector,
    ): EvaluatedLoss<Tensor<Output["shape"]>> {
      expectOperands(context, rules, output, target, weights);
      const { ops } = context;
      const { shape } = output;
      const { losses, gradient } = definition.losses<Output["shape"]>(ops, output, target);
      // A vector is a single example.
      const examples = shape.length > 1 ? shape[0]! : 1;
      const outputsEach = sizeOf(shape) / examples;
      const m = outputs === "mean" ? outputsEach : 1;

      if (weights === undefined) {
        const n = reduction === "mean" ? examples * m : m;
        const size = sizeOf(shape);
        // Divided in float64, the mean is finite where a sum in float32 may not be; in float64 it is the same as on paper.
        const value =
          ops.dtype === "float32" && n === size
            ? ops.reshape(ops.meanColumns(ops.reshape(losses, [1, size])), [])
            : ops.divide(ops.sum(losses), n);
        return { value, backward: () => gradient(n) };
      }
      const total = totalWeight(ops, weights);
      const shares = reduction === "mean" ? ops.divideBy(weights, total) : weights;
      const share = ops.multiplyColumn(ops.fill([examples, outputsEach], 1), shares);
      const weighted = (each: Tensor) => weigh(ops, share, ops.reshape(each, [examples, outputsEach]));
      return {
        value: ops.divide(ops.sum(weighted(losses)), m),
        backward() {
          const place = `${placeOf(context, name)}(weights)`;
          if (reduction === "mean") expectCounting(context, place, "weights that add up to more than 0", total);
          return ops.reshape(weighted(gradient(m)), shape);
        },
        weight: () => total,
      };
    },
  });
};
