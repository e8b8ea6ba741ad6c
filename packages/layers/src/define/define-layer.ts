import {
  type Batch,
  type Context,
  type Forward,
  type Layer,
  type None,
  none,
  type Observation,
  type Parameters,
  repeatable,
  type Shape,
  sameShape,
  type Tensor,
} from "@gd/tensor";
import { checkedDefinition } from "./checked-definition.js";
import { expectBatch } from "./expect-batch.js";
import { expectGiven } from "./expect-given.js";
import { expectTensor } from "./expect-tensor.js";
import type { LayerDefinition } from "./layer-definition.js";

/** The statistics of a layer that has none. */
export const noStatistics = (): None => none;

const OWN_OUTPUT = "The layer's own forward pass returned this: correct it, or the layer's outputShape.";
const OWN_GRADIENT = "The layer's own backward pass returned this: the input's gradient has the input's shape.";

/**
 * Makes a layer of its mathematics for batches. Tensors of another shape or precision are refused by name, whether the
 * layer receives or returns them; a single example is a batch of one; and an observer in the context sees what comes in and
 * goes out.
 */
export const defineLayer = <
  const In extends Shape,
  const Out extends Shape,
  P extends Parameters,
  S extends Parameters,
>(
  given: LayerDefinition<In, Out, P, S>,
): Layer<In, Out, P, S> => {
  const definition = checkedDefinition(given);
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
    const forward = definition.forward(context, parameters, input, statistics);
    const batch = input.shape[0];
    expectBatch(context, forward.output, {
      layer: name,
      role: "output",
      shape: outputShape,
      batch,
      advice: OWN_OUTPUT,
    });
    report("output", forward.output);

    const received = (outputGradient: Tensor): Batch<Out> => {
      expectBatch(context, outputGradient, { layer: name, role: "outputGradient", shape: outputShape, batch });
      report("outputGradient", outputGradient);
      return outputGradient;
    };
    const backward = (outputGradient: Tensor) => {
      const { inputGradient: computed, gradients } = forward.backward(received(outputGradient));
      const inputGradient = typeof computed === "function" ? computed() : computed;
      const expected = { layer: name, role: "inputGradient", shape: inputShape, batch, advice: OWN_GRADIENT } as const;
      expectBatch(context, inputGradient, expected);
      report("inputGradient", inputGradient);
      report("gradients", gradients);
      return { inputGradient, gradients };
    };
    const parameterGradients = (outputGradient: Tensor): P => {
      // An observer sees the input's gradient, too.
      if (context.observe !== undefined) return backward(outputGradient).gradients;
      const gradient = received(outputGradient);
      return forward.parameterGradients?.(gradient) ?? forward.backward(gradient).gradients;
    };
    return { output: forward.output, statistics: forward.statistics ?? statistics, backward, parameterGradients };
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
    expectGiven(name, { context, parameters, input, statistics });
    const run = sameShape(input.shape, inputShape) ? forwardExample : forwardBatch;
    return run(context, parameters, input, statistics);
  }

  const layer: Layer<In, Out, P, S> = {
    name,
    inputShape,
    outputShape,
    description: definition.description,
    coefficients: definition.coefficients,
    initialize: definition.initialize,
    initializeStatistics: definition.initializeStatistics,
    forward,
  };
  return definition.repeatable === true ? repeatable(layer) : layer;
};
