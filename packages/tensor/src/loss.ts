import type { Context } from "./context.js";
import type { Tensor } from "./tensor.js";

/** What a loss comes to on a batch, which knows its way back. */
export interface EvaluatedLoss<Output extends Tensor = Tensor> {
  /** The mean over the batch, unless the loss says otherwise. */
  readonly value: number;
  /** ∂value/∂output */
  backward(): Output;
  /**
   * What the value counts for in a mean over several batches, such as the sum of the weights of its examples; their
   * number where this is missing. Not to be asked in a step of training, which reads one number only.
   */
  weight?(): number;
}

/** What a model's output costs against a target, with the gradient ∂value/∂output. */
export interface Loss<Output extends Tensor = Tensor, Target extends Tensor = Tensor> {
  readonly name: string;
  /** The value of a batch, and the way back. */
  evaluate(context: Context, output: Output, target: Target): EvaluatedLoss<Output>;
}
