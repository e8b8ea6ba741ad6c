import {
  type Batch,
  type Context,
  enter,
  type Layer,
  type Parameters,
  type Shape,
  ShapeError,
  sameShape,
} from "@gd/tensor";
import { defineLayer } from "../define/define-layer.js";
import { rowsOf } from "../define/rows-of.js";
import type { InputOf, ParametersOf, StatisticsOf } from "./sequential.js";
import type { Concatenated, SideBySide } from "./side-by-side.js";
import { firstInputShape, isLayer, label, type Stackable } from "./stackable.js";
import { streamNames } from "./stream-names.js";

/**
 * Layers side by side, all on the same input, their outputs concatenated along the last axis: y = [f₁(x), …, fₙ(x)].
 *
 * The compiler does not add, so that the output's last size is `number` to it; `expectShape` says which. Parameters and
 * statistics are those of the layers, in order. An activation gets the input's shape.
 *
 * Shapes     input [batch, …] → output [batch, …, size₁ + … + sizeₙ] of outputs [batch, …, sizeᵢ]
 * Gradients  ∂L/∂x = Σᵢ (∂fᵢ/∂x)ᵀgᵢ, where gᵢ is the part of g at the output of layer i
 * Throws     ShapeError, which names the layer, when inputs differ or outputs differ in another axis than the last;
 *            LayerArgumentError when no layer has a size
 */
export function parallel<const Layers extends readonly Stackable[]>(
  ...layers: Layers extends SideBySide<Layers> ? Layers : SideBySide<Layers>
): Layer<InputOf<Layers>, Concatenated<Layers>, ParametersOf<Layers>, StatisticsOf<Layers>>;
// The layers keep what the signature above says of each one's place, which the compiler cannot follow through a loop.
export function parallel(...parts: readonly Stackable[]): Layer {
  const inputShape = firstInputShape(parts, "parallel");
  const layers = parts.map((part): Layer => (isLayer(part) ? part : part.at(inputShape)));
  layers.forEach((layer, i) => void expectBeside(layer, i, layers[0]!));
  const widths = layers.map(({ outputShape }) => outputShape.at(-1)!);
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const outputShape = [...layers[0]!.outputShape.slice(0, -1), columns];

  const streams = streamNames(layers);
  const inside = (context: Context, i: number): Context => enter(context, label(layers[i]!, i), { stream: streams[i] });

  return defineLayer<Shape, Shape, readonly Parameters[], readonly Parameters[]>({
    name: "parallel",
    inputShape,
    outputShape,
    initialize: (context) => layers.map((layer, i) => layer.initialize(inside(context, i))),
    initializeStatistics: (context) => layers.map((layer, i) => layer.initializeStatistics(inside(context, i))),
    forward(context, parameters, input, statistics) {
      const { ops } = context;
      const steps = layers.map((layer, i) => layer.forward(inside(context, i), parameters[i]!, input, statistics[i]!));
      const shape = [input.shape[0], ...outputShape] as const;
      const [rows] = rowsOf(shape);

      // Transposed, columns side by side are rows one after the other, which is how elements lie in memory.
      const transposed = steps.map(({ output }, i) => ops.transpose(ops.reshape(output, [rows, widths[i]!])));
      const joined = ops.transpose(ops.reshape(ops.concatenate(transposed), [columns, rows]));
      const split = (outputGradient: Batch<Shape>): readonly Batch<Shape>[] => {
        const gradient = ops.transpose(ops.reshape(outputGradient, [rows, columns]));
        const vector = ops.reshape(gradient, [columns * rows]);
        let start = 0;
        return steps.map(({ output }, i) => {
          const part = ops.slice(vector, start * rows, [widths[i]!, rows]);
          start += widths[i]!;
          return ops.reshape(ops.transpose(part), output.shape);
        });
      };
      return {
        output: ops.reshape(joined, shape),
        statistics: steps.map((step) => step.statistics),
        backward(outputGradient) {
          const parts = split(outputGradient);
          const backs = steps.map((step, i) => step.backward(parts[i]!));
          return {
            inputGradient: backs.map((back) => back.inputGradient).reduce((sum, part) => ops.add(sum, part)),
            gradients: backs.map((back) => back.gradients),
          };
        },
        parameterGradients(outputGradient) {
          const parts = split(outputGradient);
          return steps.map((step, i) => step.parameterGradients(parts[i]!));
        },
      };
    },
  });
}

/** Throws ShapeError unless the layer takes the input of the first one, and returns the same axes before the last. */
const expectBeside = (layer: Layer, i: number, first: Layer): void => {
  const place = `parallel › ${label(layer, i)}`;
  if (!sameShape(layer.inputShape, first.inputShape)) {
    const advice = "All layers of parallel receive the same input.";
    throw new ShapeError({ place, role: "input", expected: layer.inputShape, received: first.inputShape, advice });
  }
  const leading = first.outputShape.slice(0, -1);
  if (layer.outputShape.length === 0 || !sameShape(layer.outputShape.slice(0, -1), leading)) {
    const advice = "Outputs are concatenated along the last axis: all others must be the same.";
    throw new ShapeError({ place, role: "output", expected: [...leading, "any"], received: layer.outputShape, advice });
  }
};
