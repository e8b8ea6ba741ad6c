import { type Batch, enter, type Forward, type Layer, type Parameters, type Shape, ShapeError, sameShape } from "@gd/tensor";
import type { Activation } from "./define-activation.js";
import { defineLayer } from "./define-layer.js";

/**
 * Layers one after the other, for a list that is only known at run time; `sequential` is the same for a list that the
 * compiler can check.
 *
 * Gradients  the chain rule, from the last layer to the first
 * Throws     ShapeError, at once, when a layer does not accept what the layer before it returns
 */
export const stack = (
  parts: readonly (Layer | Activation)[],
  { name = "sequential" }: { readonly name?: string } = {},
): Layer<Shape, Shape, readonly Parameters[], readonly Parameters[]> => {
  const layers = withShapes(parts, name);
  const labels = layers.map((layer, i) => `${i} ${layer.name}`);
  const [first, last] = [layers[0]!, layers.at(-1)!];

  return defineLayer<Shape, Shape, readonly Parameters[], readonly Parameters[]>({
    name,
    inputShape: first.inputShape,
    outputShape: last.outputShape,
    initialize: (context) => layers.map((layer, i) => layer.initialize(enter(context, labels[i]!))),
    initializeStatistics: (context) => layers.map((layer, i) => layer.initializeStatistics(enter(context, labels[i]!))),
    forward(context, parameters, input, statistics) {
      const steps: Forward<Batch<Shape>, Batch<Shape>>[] = [];
      let output = input;
      layers.forEach((layer, i) => {
        const inner = enter(context, labels[i]!, labels[i - 1]);
        const step = layer.forward(inner, parameters[i]!, output, statistics[i]!);
        steps.push(step);
        output = step.output;
      });
      return {
        output,
        statistics: steps.map((step) => step.statistics),
        backward(outputGradient) {
          const gradients: Parameters[] = [];
          let gradient = outputGradient;
          for (let i = steps.length - 1; i >= 0; i--) {
            const back = steps[i]!.backward(gradient);
            gradients[i] = back.gradients;
            gradient = back.inputGradient;
          }
          return { inputGradient: gradient, gradients };
        },
      };
    },
  });
};

/** Activations given the shape of their predecessor, or of the first layer that has one. */
const withShapes = (parts: readonly (Layer | Activation)[], name: string): readonly Layer[] => {
  let shape = parts.find(isLayer)?.inputShape;
  if (shape === undefined) {
    throw new ShapeError({
      place: name,
      role: "layers",
      expected: ["at least one layer with a shape of its own"],
      received: [parts.length],
      advice: "activations alone have no size: give them one with relu.at([64])",
    });
  }
  return parts.map((part, i) => {
    const layer: Layer = isLayer(part) ? part : part.at(shape!);
    if (!sameShape(layer.inputShape, shape!)) {
      throw new ShapeError({
        place: `${name} › ${i} ${layer.name}`,
        role: "input",
        expected: ["batch", ...layer.inputShape],
        received: shape!,
      });
    }
    shape = layer.outputShape;
    return layer;
  });
};

const isLayer = (part: Layer | Activation): part is Layer => !("at" in part);
