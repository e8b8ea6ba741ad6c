import type { Scalar } from "../operations/signatures.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import type { Coefficients } from "./coefficients.js";
import type { Context } from "./context.js";
import type { Described } from "./description.js";

/** The value of a loss on one batch, and its backward pass. */
export interface EvaluatedLoss<Output extends Tensor = Tensor> {
  /** The value of the loss for the batch, usually a mean. */
  readonly value: Scalar;
  /** ∂value/∂output */
  backward(): Output;
  /**
   * The weight of this batch among several, where `Loss.reduction` is `"mean"`: the sum of the weights of its examples.
   * A batch of weight 0 counts for nothing, even though its value, 0 / 0, is NaN. Default: the number of examples.
   */
  weight?(): Scalar;
}

/** Measures how far a model's output is from a target, with the gradient ∂value/∂output. */
export interface Loss<Output extends Tensor = Tensor, Target extends Tensor = Tensor> extends Coefficients, Described {
  readonly name: string;
  /**
   * Throws unless the elements of the target are valid for outputs of this shape: labels must be existing classes, say.
   * `train` calls this for all targets before the first step; `evaluate` does unless the context is trusted.
   */
  expectTarget?(place: string, target: Target, outputShape: Shape): void;
  /**
   * How the values of batches give that of all their examples, and their gradients its gradient: `"mean"`,
   * Σ weight · value / Σ weight with the `weight` of each batch; or `"sum"`, Σ value. Training, evaluation and
   * accumulation all do it in this way, so that the sizes of batches matter to none. Default: `"mean"`.
   */
  readonly reduction?: "mean" | "sum" | undefined;
  /**
   * The activation that the loss applies to outputs itself, which are logits. Training refuses a model that ends in one of
   * its kind, as it would be applied twice; a copy of the loss without this member is not looked at. Default: none.
   */
  readonly activation?: "softmax" | "sigmoid" | undefined;
  /**
   * Whether targets carry the weights of their examples in a last column, as those of `withWeights` do. Metrics beside it have
   * to know of them. Default: false.
   */
  readonly weighted?: boolean | undefined;
  /** Whether invalid targets make the value NaN, so that steps of training need not look for them. Default: false. */
  readonly invalidTargetsGiveNaN?: boolean;
  /** The value for a batch, and the backward pass. */
  evaluate(context: Context, output: Output, target: Target): EvaluatedLoss<Output>;
}
