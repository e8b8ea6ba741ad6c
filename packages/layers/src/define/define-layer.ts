import {
  type Batch,
  type Context,
  type Forward,
  type Layer,
  type None,
  none,
  type Observation,
  type Parameters,
  type Shape,
  sameShape,
  type Tensor,
} from "@gd/tensor";
import { expectBatch } from "./expect-batch.js";
import { expectTensor } from "./expect-tensor.js";

/** A layer's mathematics, for batches alone; `defineLayer` makes a layer of it. */
export interface LayerDefinition<In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters> {
  readonly name: string;
  /** Of one example; the batch axis is implied. */
  readonly inputShape: In;
  /** Of one example. */
  readonly outputShape: Out;
  /** Fresh parameters, drawn from the streams of the context. */
  initialize(context: Context): P;
  /** Statistics before any example was seen; `noStatistics` where there are none. */
  initializeStatistics(context: Context): S;
  /** The output for a batch, and the way back: the gradients, given ∂L/∂output. */
  forward(
    context: Context,
    parameters: P,
    input: Batch<In>,
    statistics: S,
  ): {
    readonly output: Batch<Out>;
    /** Only where the layer changes them. */
    readonly statistics?: S;
    /** The way back, given ∂L/∂output. */
    backward(outputGradient: Batch<Out>): {
      /** One that takes some work is given as a function: `parameterGradients` leaves it out. */
      readonly inputGradient: Batch<In> | (() => Batch<In>);
      readonly gradients: P;
    };
    /** Only where there is more to leave out than that function, as in a stack of layers. */
    parameterGradients?(outputGradient: Batch<Out>): P;
  };
}

/** For a definition without statistics. */
export const noStatistics = (): None => none;

const OWN_OUTPUT = "the layer's own forward step returned this: correct it, or the layer's outputShape";
const OWN_GRADIENT = "the layer's own backward step returned this: the input's gradient has the input's shape";

/**
 * Completes a layer's mathematics: tensors of another shape are refused by name, given or returned; a single example is
 * a batch of one; and an observer in the context sees what comes in and goes out.
 *
 * Throws  ShapeError, DTypeError, from the forward and backward steps of the layer
 */
export const defineLayer = <
  const In extends Shape,
  const Out extends Shape,
  P extends Parameters,
  S extends Parameters,
>(
  definition: LayerDefinition<In, Out, P, S>,
): Layer<In, Out, P, S> => {
  const { name, inputShape, outputShape } = definition;

  const forwardBatch = (
    context: Context,
    parameters: P,
    input: Tensor,
    statistics = definition.initializeStatistics(context),
  ): Forward<Batch<In>, Batch<Out>, P, S> => {
    const report = (role: Observation["role"], value: Parameters): void =>
      context.observe?.({ path: context.path.length > 0 ? context.path : [name], role, value });

    expectBatch(context, input, { layer: name, role: "input", shape: inputShape });
    report("input", input);
    const step = definition.forward(context, parameters, input, statistics);
    const batch = input.shape[0];
    expectBatch(context, step.output, { layer: name, role: "output", shape: outputShape, batch, advice: OWN_OUTPUT });
    report("output", step.output);

    const received = (outputGradient: Tensor): Batch<Out> => {
      expectBatch(context, outputGradient, { layer: name, role: "outputGradient", shape: outputShape, batch });
      report("outputGradient", outputGradient);
      return outputGradient;
    };
    const backward = (outputGradient: Tensor) => {
      const back = step.backward(received(outputGradient));
      const inputGradient = typeof back.inputGradient === "function" ? back.inputGradient() : back.inputGradient;
      const expected = { layer: name, role: "inputGradient", shape: inputShape, batch, advice: OWN_GRADIENT } as const;
      expectBatch(context, inputGradient, expected);
      report("inputGradient", inputGradient);
      report("gradients", back.gradients);
      return { inputGradient, gradients: back.gradients };
    };
    const parameterGradients = (outputGradient: Tensor): P => {
      // An observer is shown the input's gradient, too.
      if (context.observe !== undefined) return backward(outputGradient).gradients;
      const gradient = received(outputGradient);
      return step.parameterGradients?.(gradient) ?? step.backward(gradient).gradients;
    };
    return { output: step.output, statistics: step.statistics ?? statistics, backward, parameterGradients };
  };

  const forwardExample = (
    context: Context,
    parameters: P,
    input: Tensor,
    statistics?: S,
  ): Forward<Tensor<In>, Tensor<Out>, P, S> => {
    const { ops } = context;
    expectTensor(context, input, { layer: name, role: "input", shape: inputShape });
    const batch = forwardBatch(context, parameters, ops.reshape(input, [1, ...inputShape]), statistics);
    const received = (outputGradient: Tensor): Batch<Out> => {
      expectTensor(context, outputGradient, { layer: name, role: "outputGradient", shape: outputShape });
      return ops.reshape(outputGradient, [1, ...outputShape]);
    };
    return {
      output: ops.reshape(batch.output, outputShape),
      statistics: batch.statistics,
      backward(outputGradient) {
        const { inputGradient, gradients } = batch.backward(received(outputGradient));
        return { inputGradient: ops.reshape(inputGradient, inputShape), gradients };
      },
      parameterGradients: (outputGradient) => batch.parameterGradients(received(outputGradient)),
    };
  };

  function forward(c: Context, p: P, input: Batch<In>, s?: S): Forward<Batch<In>, Batch<Out>, P, S>;
  function forward(c: Context, p: P, input: Tensor<In>, s?: S): Forward<Tensor<In>, Tensor<Out>, P, S>;
  function forward(context: Context, parameters: P, input: Tensor, statistics?: S): Forward<Tensor, Tensor, P, S> {
    const step = sameShape(input.shape, inputShape) ? forwardExample : forwardBatch;
    return step(context, parameters, input, statistics);
  }

  return {
    name,
    inputShape,
    outputShape,
    initialize: definition.initialize,
    initializeStatistics: definition.initializeStatistics,
    forward,
  };
};
