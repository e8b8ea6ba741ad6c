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
import { BackwardStep, type Lazy } from "./backward-step.js";
import { expectBatch } from "./expect-batch.js";

/** A layer's mathematics, for batches alone; `defineLayer` makes a layer of it. */
export interface LayerDefinition<In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters> {
  readonly name: string;
  readonly inputShape: In;
  readonly outputShape: Out;
  initialize(context: Context): P;
  initializeStatistics(context: Context): S;
  forward(
    context: Context,
    parameters: P,
    input: Batch<In>,
    statistics: S,
  ): {
    readonly output: Batch<Out>;
    /** Only where the layer changes them. */
    readonly statistics?: S;
    /** An input gradient that takes some work is given as a function: for the first layer of a model nobody asks for it. */
    backward(outputGradient: Batch<Out>): { readonly inputGradient: Lazy<Batch<In>>; readonly gradients: P };
  };
}

/** For a definition without statistics. */
export const noStatistics = (): None => none;

/**
 * Completes a layer's mathematics: inputs and gradients of another shape are refused by name, a single example is a
 * batch of one, and an observer in the context sees what comes in and goes out.
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
    report("output", step.output);
    return {
      output: step.output,
      statistics: step.statistics ?? statistics,
      backward(outputGradient: Tensor) {
        const batch = input.shape[0];
        expectBatch(context, outputGradient, { layer: name, role: "outputGradient", shape: outputShape, batch });
        report("outputGradient", outputGradient);
        const { gradients, inputGradient } = step.backward(outputGradient);
        const back = new BackwardStep(gradients, inputGradient);
        if (context.observe !== undefined) report("inputGradient", back.inputGradient);
        report("gradients", back.gradients);
        return back;
      },
    };
  };

  const forwardExample = (
    context: Context,
    parameters: P,
    input: Tensor,
    statistics?: S,
  ): Forward<Tensor<In>, Tensor<Out>, P, S> => {
    const { ops } = context;
    const batch = forwardBatch(context, parameters, ops.reshape(input, [1, ...inputShape]), statistics);
    return {
      output: ops.reshape(batch.output, outputShape),
      statistics: batch.statistics,
      backward(outputGradient) {
        const gradient = ops.reshape(outputGradient, [1, ...outputShape] as const);
        const back = batch.backward(gradient);
        return new BackwardStep(back.gradients, () => ops.reshape(back.inputGradient, inputShape));
      },
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
