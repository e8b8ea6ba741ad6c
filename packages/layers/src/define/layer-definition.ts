import type { Batch, Coefficients, Context, Described, Parameters, Shape } from "@gd/tensor";

/** What a layer may say of itself: what it is, and how it differs from step to step of a training. */
export interface LayerTraits extends Coefficients, Described {
  /**
   * Whether its operations are the same in every step, apart from the coefficients and what `drawUniform` draws. Training
   * then runs the layer's code once and repeats the operations, which is many times as fast for small networks. See
   * `repeatable` of `@gd/tensor`. Default: false.
   */
  readonly repeatable?: boolean;
}

/** A layer's mathematics for batches, of which `defineLayer` makes a layer. */
export interface LayerDefinition<In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters>
  extends LayerTraits {
  readonly name: string;
  /** Of one example; the batch axis is implied. */
  readonly inputShape: In;
  /** Of one example. */
  readonly outputShape: Out;
  /** Fresh parameters, drawn from the streams of the context. */
  initialize(context: Context): P;
  /** Statistics before any example was seen; `noStatistics` where there are none. */
  initializeStatistics(context: Context): S;
  /** The output for a batch, and the backward pass. */
  forward(
    context: Context,
    parameters: P,
    input: Batch<In>,
    statistics: S,
  ): {
    readonly output: Batch<Out>;
    /** Only where the layer changes them. */
    readonly statistics?: S | undefined;
    /** The gradients, given ∂L/∂output. */
    backward(outputGradient: Batch<Out>): {
      /** A function where it is work: `parameterGradients` does not call it. */
      readonly inputGradient: Batch<In> | (() => Batch<In>);
      readonly gradients: P;
    };
    /** Only where `parameterGradients` can leave out more than that function, as in a stack of layers. */
    parameterGradients?(outputGradient: Batch<Out>): P;
  };
}
