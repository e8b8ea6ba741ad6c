import type { Context, Shape, Tensor } from "@gd/tensor";
import { expectDType } from "./expect-dtype.js";
import { expectSameShape } from "./expect-shape.js";
import { placeOf } from "./place-of.js";

/** A loss of outputs of any shape, against targets of the same shape. */
export interface ElementwiseLoss {
  readonly name: string;
  evaluate<Output extends Tensor>(
    context: Context,
    output: Output,
    target: Tensor<Output["shape"]>,
  ): { readonly value: number; backward(): Tensor<Output["shape"]> };
}

/** L = Σ(output − target)² / n, for a number n that depends on the output's shape. */
export const squaredError = (name: string, divisor: (shape: Shape) => number): ElementwiseLoss => ({
  name,
  evaluate(context, output, target) {
    const { ops } = context;
    const place = placeOf(context, name);
    expectSameShape(place, output, target);
    expectDType(place, ops, output, target);
    const n = divisor(output.shape);
    const difference = ops.subtract(output, target);
    return {
      value: ops.item(ops.divide(ops.sum(ops.multiply(difference, difference)), n)),
      backward: () => ops.multiply(difference, 2 / n),
    };
  },
});
