import type { Scalar } from "../operations/signatures.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import type { Coefficients } from "./coefficients.js";
import type { Context } from "./context.js";

/** The value of a loss on one batch, and its backward pass. */
export interface EvaluatedLoss<Output extends Tensor = Tensor> {
  /** The mean over the batch, unless the loss says otherwise. */
  readonly value: Scalar;
  /** ∂value/∂output */
  backward(): Output;
  /**
   * What the value counts for in a mean over several batches, such as the sum of the weights of its examples. Default:
   * their number.
   */
  weight?(): Scalar;
}

/** What a model's output costs against a target, with the gradient ∂value/∂output. */
export interface Loss<Output extends Tensor = Tensor, Target extends Tensor = Tensor> extends Coefficients {
  readonly name: string;
  /**
   * Throws unless the elements can be targets of outputs of this shape: labels that are classes, say. It reads elements, and
   * is asked by whoever has them: by `train` before the first step, and by `evaluate` in a context that is not trusted.
   */
  expectTarget?(place: string, target: Target, outputShape: Shape): void;
  /** The value of a batch, and the backward pass. */
  evaluate(context: Context, output: Output, target: Target): EvaluatedLoss<Output>;
}
