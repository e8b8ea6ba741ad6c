import type { None, Parameters } from "../parameters.js";
import type { Shape } from "../shape.js";
import type { Batch, Tensor } from "../tensor.js";
import type { Coefficients } from "./coefficients.js";
import type { Context } from "./context.js";

/** The result of a layer's forward pass, with its backward pass. */
export interface Forward<
  Input extends Tensor,
  Output extends Tensor,
  P extends Parameters = Parameters,
  S extends Parameters = Parameters,
> {
  readonly output: Output;
  /** The layer's statistics after this step; the ones it was given where it does not change any. */
  readonly statistics: S;
  /** The gradients of the loss L with respect to the input and the parameters, given ∂L/∂output. */
  backward(outputGradient: Output): { readonly inputGradient: Input; readonly gradients: P };
  /**
   * The gradients of the parameters alone, for whoever does not need the input's: training never asks for the first
   * layer's, which would be a third of its work.
   */
  parameterGradients(outputGradient: Output): P;
}

/**
 * A function of an input and of parameters, with its derivative. Made by `defineLayer`, or by hand.
 *
 * `forward` takes a batch `[batch, ...inputShape]`, or a single example `inputShape` and then answers for that one.
 * Statistics are values that a layer gathers without training them, such as the running means of batch normalization.
 */
export interface Layer<
  In extends Shape = Shape,
  Out extends Shape = Shape,
  P extends Parameters = Parameters,
  S extends Parameters = Parameters,
> extends Coefficients {
  /** For messages and traces: `linear(64 → 10)`. */
  readonly name: string;
  /** Of one example; the batch axis is implied. */
  readonly inputShape: In;
  /** Of one example. */
  readonly outputShape: Out;
  /** Fresh parameters; equal for equal seeds. */
  initialize(context: Context): P;
  /** Statistics before any example was seen. */
  initializeStatistics(context: Context): S;
  /** The output for a batch, and the backward pass. Default of `statistics`: fresh ones. */
  forward(context: Context, parameters: P, input: Batch<In>, statistics?: S): Forward<Batch<In>, Batch<Out>, P, S>;
  /** The same for a single example. */
  forward(context: Context, parameters: P, input: Tensor<In>, statistics?: S): Forward<Tensor<In>, Tensor<Out>, P, S>;
}

/** A layer without parameters. */
export type ParameterFree<In extends Shape, Out extends Shape> = Layer<In, Out, None, None>;
