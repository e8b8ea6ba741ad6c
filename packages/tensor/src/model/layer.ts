import type { None, Parameters } from "../parameters.js";
import type { Shape } from "../shape.js";
import type { Batch, Tensor } from "../tensor.js";
import type { Coefficients } from "./coefficients.js";
import type { Context } from "./context.js";
import type { Described } from "./description.js";

/** The result of a layer's forward pass, with its backward pass. */
export interface Forward<
  Input extends Tensor,
  Output extends Tensor,
  P extends Parameters = Parameters,
  S extends Parameters = Parameters,
> {
  readonly output: Output;
  /** The layer's statistics after this step; those it received if none change. */
  readonly statistics: S;
  /** The gradients of the loss L with respect to the input and the parameters, given ∂L/∂output. */
  backward(outputGradient: Output): { readonly inputGradient: Input; readonly gradients: P };
  /**
   * The gradients of the parameters alone: training does not need the input gradient of the first layer, which would be
   * a third of that layer's work.
   */
  parameterGradients(outputGradient: Output): P;
}

/**
 * A function of an input and parameters, with its derivative. Made by `defineLayer`, or by hand.
 *
 * `forward` takes a batch `[batch, ...inputShape]`, or a single example `inputShape` and then returns a single output.
 * Statistics are values that a layer gathers rather than trains, such as the running means of batch normalization.
 */
export interface Layer<
  In extends Shape = Shape,
  Out extends Shape = Shape,
  P extends Parameters = Parameters,
  S extends Parameters = Parameters,
> extends Coefficients,
    Described {
  /** For messages and traces: `linear(64 → 10)`. */
  readonly name: string;
  /** The shape of one example, without the batch axis. */
  readonly inputShape: In;
  /** The shape of the output for one example. */
  readonly outputShape: Out;
  /** Fresh parameters; equal for equal seeds. */
  initialize(context: Context): P;
  /** The statistics before any example has been seen. */
  initializeStatistics(context: Context): S;
  /** The output for a batch, and the backward pass. Default for `statistics`: fresh ones. */
  forward(context: Context, parameters: P, input: Batch<In>, statistics?: S): Forward<Batch<In>, Batch<Out>, P, S>;
  /** The same for a single example. */
  forward(context: Context, parameters: P, input: Tensor<In>, statistics?: S): Forward<Tensor<In>, Tensor<Out>, P, S>;
}

/** A layer without parameters. */
export type ParameterFree<In extends Shape, Out extends Shape> = Layer<In, Out, None, None>;
