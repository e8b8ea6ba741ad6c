import {
  type Context,
  descriptionOf,
  enter,
  expectLayer,
  isRepeatable,
  type Layer,
  type Parameters,
  type Shape,
  ShapeError,
  sameShape,
  shareCoefficients,
} from "@gd/tensor";
import { defineLayer } from "../define/define-layer.js";
import type { ShapeText } from "../define/shape-text.js";

/** A sentence in the place of a layer whose output does not have the shape of its input. */
type Unchanged<In extends Shape, Out extends Shape> = [Out] extends [In]
  ? unknown
  : `residual adds a layer's output to its input, but this layer makes ${ShapeText<Out>} of ${ShapeText<In>}`;

/**
 * Adds a layer's output to its input: y = x + f(x). Parameters and statistics are the layer's.
 *
 * Gradients  ∂L/∂x = g + (∂f/∂x)ᵀg; those of the parameters are the layer's, given g
 * Source     He, Zhang, Ren & Sun, Deep Residual Learning for Image Recognition (2016), eq. 1
 */
export function residual<In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters>(
  layer: Layer<In, Out, P, S> & Unchanged<In, Out>,
): Layer<In, In, P, S>;
// What the signature above says of the output is what the check below establishes.
export function residual(layer: Layer): Layer {
  expectLayer("residual(layer)", layer);
  const { name, inputShape, outputShape } = layer;
  if (!sameShape(inputShape, outputShape)) {
    const advice = "residual adds a layer's output to its input: both need the same shape.";
    throw new ShapeError({
      place: `residual › ${name}`,
      role: "output",
      expected: inputShape,
      received: outputShape,
      advice,
    });
  }
  const inside = (context: Context): Context => enter(context, name, { coefficients: context.coefficients });

  return defineLayer<Shape, Shape, Parameters, Parameters>({
    name: "residual",
    inputShape,
    outputShape,
    description: { type: "residual", layer: descriptionOf(layer) },
    coefficients: shareCoefficients([layer]).coefficients,
    repeatable: isRepeatable(layer),
    initialize: (context) => layer.initialize(inside(context)),
    initializeStatistics: (context) => layer.initializeStatistics(inside(context)),
    forward(context, parameters, input, statistics) {
      const { ops } = context;
      const forward = layer.forward(inside(context), parameters, input, statistics);
      return {
        output: ops.add(input, forward.output),
        statistics: forward.statistics,
        backward(outputGradient) {
          const { inputGradient, gradients } = forward.backward(outputGradient);
          return { inputGradient: ops.add(outputGradient, inputGradient), gradients };
        },
        parameterGradients: forward.parameterGradients,
      };
    },
  });
}
