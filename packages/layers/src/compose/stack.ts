import {
  type Batch,
  expectOptions,
  expectString,
  type Forward,
  type Layer,
  leaves,
  type Parameters,
  type Shape,
} from "@gd/tensor";
import { defineLayer } from "../define/define-layer.js";
import { expectMatch } from "../define/shape-pattern.js";
import { composedOf } from "./composed-of.js";
import {
  expectLayerList,
  expectStackables,
  inputPatternOf,
  isLayer,
  label,
  layerAt,
  type Stackable,
  sizeMissing,
} from "./stackable.js";

/**
 * Layers one after the other, for a list that is only known at run time; `sequential` is the same for a list that the
 * compiler can check.
 *
 * Gradients  the chain rule, from the last layer to the first
 * Throws     ShapeError, at once, when a layer does not accept the output of the layer before it; ArgumentError when the
 *            first layer has no size
 */
export const stack = (
  parts: readonly Stackable[],
  options: { readonly name?: string } = {},
): Layer<Shape, Shape, readonly Parameters[], readonly Parameters[]> => {
  // First, as a second layer would be taken for the options.
  expectLayerList("stack", parts);
  const { name = "stack" } = expectOptions("stack", options, ["name"]);
  expectString("stack(name)", name);
  const layers = withShapes(parts, name);
  const labels = layers.map(label);
  const { inside, definition } = composedOf("sequential", layers);

  return defineLayer<Shape, Shape, readonly Parameters[], readonly Parameters[]>({
    ...definition,
    name,
    // Random streams have its name.
    description: name === "sequential" ? definition.description : { ...definition.description, settings: { name } },
    inputShape: layers[0]!.inputShape,
    outputShape: layers.at(-1)!.outputShape,
    forward(context, parameters, input, statistics) {
      const forwards: Forward<Batch<Shape>, Batch<Shape>>[] = [];
      let output = input;
      layers.forEach((layer, i) => {
        const forward = layer.forward(inside(context, i, labels[i - 1]), parameters[i]!, output, statistics[i]!);
        forwards.push(forward);
        output = forward.output;
      });

      const backTo = (layer: number, outputGradient: Batch<Shape>) => {
        // Layers that are not visited have no parameters, and so are their own gradients.
        const gradients = [...parameters];
        let inputGradient = outputGradient;
        for (let i = forwards.length - 1; i >= layer; i--) {
          const result = forwards[i]!.backward(inputGradient);
          gradients[i] = result.gradients;
          inputGradient = result.inputGradient;
        }
        return { inputGradient, gradients };
      };
      return {
        output,
        statistics: forwards.map((forward) => forward.statistics),
        backward: (outputGradient) => backTo(0, outputGradient),
        parameterGradients(outputGradient) {
          const first = parameters.findIndex((tree) => leaves(tree).length > 0);
          if (first < 0) return parameters;
          const { inputGradient, gradients } = backTo(first + 1, outputGradient);
          gradients[first] = forwards[first]!.parameterGradients(inputGradient);
          return gradients;
        },
      };
    },
  });
};

/** Each part as a layer, at the shape of its predecessor's output. */
const withShapes = (parts: readonly Stackable[], name: string): readonly Layer[] => {
  expectStackables(name, parts);
  let shape = inputShapeOf(parts, name);
  return parts.map((part, i) => {
    const from = i === 0 ? undefined : label(parts[i - 1]!, i - 1);
    expectMatch(part.name, inputPatternOf(part), shape, { place: `${name} › ${label(part, i)}`, from });
    const layer = layerAt(part, shape);
    shape = layer.outputShape;
    return layer;
  });
};

/** The input's shape: that of the first layer, or of the one after activations and other layers that keep any shape. */
const inputShapeOf = (parts: readonly Stackable[], name: string): Shape => {
  const first = parts.find((part) => isLayer(part) || `${part.inputPattern}` !== `${part.outputPattern}`);
  if (first === undefined || !isLayer(first)) throw sizeMissing(name, "a first layer with a size", parts);
  return first.inputShape;
};
