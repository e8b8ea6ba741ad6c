import {
  type Batch,
  type Context,
  enter,
  type Forward,
  type Layer,
  leaves,
  type Parameters,
  type Shape,
  ShapeError,
  sameShape,
} from "@gd/tensor";
import { defineLayer } from "../define/define-layer.js";
import { expectFit } from "../define/unshaped.js";
import { firstInputShape, isLayer, label, type Stackable } from "./stackable.js";
import { streamNames } from "./stream-names.js";

/**
 * Layers one after the other, for a list that is only known at run time; `sequential` is the same for a list that the
 * compiler can check.
 *
 * Gradients  the chain rule, from the last layer to the first
 * Throws     ShapeError, at once, when a layer does not accept what the layer before it returns;
 *            LayerArgumentError when no layer has a size
 */
export const stack = (
  parts: readonly Stackable[],
  { name = "stack" }: { readonly name?: string } = {},
): Layer<Shape, Shape, readonly Parameters[], readonly Parameters[]> => {
  const layers = withShapes(parts, name);
  const labels = layers.map(label);
  const streams = streamNames(layers);
  const inside = (context: Context, i: number): Context =>
    enter(context, labels[i]!, { from: labels[i - 1], stream: streams[i] });
  const [first, last] = [layers[0]!, layers.at(-1)!];

  return defineLayer<Shape, Shape, readonly Parameters[], readonly Parameters[]>({
    name,
    inputShape: first.inputShape,
    outputShape: last.outputShape,
    initialize: (context) => layers.map((layer, i) => layer.initialize(inside(context, i))),
    initializeStatistics: (context) => layers.map((layer, i) => layer.initializeStatistics(inside(context, i))),
    forward(context, parameters, input, statistics) {
      const steps: Forward<Batch<Shape>, Batch<Shape>>[] = [];
      let output = input;
      layers.forEach((layer, i) => {
        const step = layer.forward(inside(context, i), parameters[i]!, output, statistics[i]!);
        steps.push(step);
        output = step.output;
      });

      const backTo = (layer: number, outputGradient: Batch<Shape>) => {
        // Layers that are not visited have no parameters, and so are their own gradients.
        const gradients = [...parameters];
        let inputGradient = outputGradient;
        for (let i = steps.length - 1; i >= layer; i--) {
          const back = steps[i]!.backward(inputGradient);
          gradients[i] = back.gradients;
          inputGradient = back.inputGradient;
        }
        return { inputGradient, gradients };
      };
      return {
        output,
        statistics: steps.map((step) => step.statistics),
        backward: (outputGradient) => backTo(0, outputGradient),
        parameterGradients(outputGradient) {
          const first = parameters.findIndex((tree) => leaves(tree).length > 0);
          if (first < 0) return parameters;
          const { inputGradient, gradients } = backTo(first + 1, outputGradient);
          gradients[first] = steps[first]!.parameterGradients(inputGradient);
          return gradients;
        },
      };
    },
  });
};

/** Activations, and layers without one, given the shape of their predecessor, or of the first layer that has one. */
const withShapes = (parts: readonly Stackable[], name: string): readonly Layer[] => {
  let shape = firstInputShape(parts, name);
  return parts.map((part, i) => {
    const from = i === 0 ? undefined : label(parts[i - 1]!, i - 1);
    if ("takes" in part) expectFit(`${name} › ${label(part, i)}`, part.takes, shape, from);
    const layer: Layer = isLayer(part) ? part : part.at(shape);
    if (!sameShape(layer.inputShape, shape)) {
      throw new ShapeError({
        place: `${name} › ${label(layer, i)}`,
        role: "input",
        expected: layer.inputShape,
        received: shape,
        from,
      });
    }
    shape = layer.outputShape;
    return layer;
  });
};
