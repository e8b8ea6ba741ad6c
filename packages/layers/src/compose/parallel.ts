import { type Batch, type Layer, type Ops, type Parameters, type Shape, ShapeError, sameShape } from "@gd/tensor";
import { defineLayer } from "../define/define-layer.js";
import { rowsOf } from "../define/rows-of.js";
import { composedOf } from "./composed-of.js";
import type { ParametersOf, StatisticsOf } from "./sequential.js";
import type { Concatenated, SharedInputOf, SideBySide } from "./side-by-side.js";
import { expectStackables, isLayer, label, layerAt, type Stackable, sizeMissing } from "./stackable.js";

/** Outputs side by side along their last axis, in the shape that they have then. */
export const parallelFormula = (
  ops: Pick<Ops, "concatenate" | "reshape" | "transpose">,
  outputs: readonly Batch<Shape>[],
  shape: readonly [number, ...Shape],
) => {
  const [rows, columns] = rowsOf(shape);
  // Transposed, columns side by side are rows one after the other, as elements are in memory.
  const transposed = outputs.map((output) => ops.transpose(ops.reshape(output, [rows, output.shape.at(-1)!])));
  const joined = ops.transpose(ops.reshape(ops.concatenate(transposed), [columns, rows]));
  return ops.reshape(joined, shape);
};

/**
 * Layers side by side, all on the same input, their outputs concatenated along the last axis: y = [f₁(x), …, fₙ(x)].
 *
 * The compiler does not add sizes, so that the output's last one is `number` to it; `expectShape` says which it is.
 * Parameters and statistics are those of the layers, in order. Activations and other lazy layers take the shape of the
 * first layer with a size.
 *
 * Shapes     input [batch, …] → output [batch, …, size₁ + … + sizeₙ] of outputs [batch, …, sizeᵢ]
 * Gradients  ∂L/∂x = Σᵢ (∂fᵢ/∂x)ᵀgᵢ, where gᵢ is the part of g at the output of layer i
 */
export function parallel<const Layers extends readonly Stackable[]>(
  ...layers: Layers extends SideBySide<Layers> ? Layers : SideBySide<Layers>
): Layer<SharedInputOf<Layers>, Concatenated<Layers>, ParametersOf<Layers>, StatisticsOf<Layers>>;
// The layers keep what the signature above says of each one's place, which the compiler cannot follow through a loop.
export function parallel(...parts: readonly Stackable[]): Layer {
  expectStackables("parallel", parts);
  const sized = parts.find(isLayer);
  if (sized === undefined) throw sizeMissing("parallel", "a layer with a size", parts);
  const { inputShape } = sized;
  const layers = parts.map((part) => layerAt(part, inputShape));
  layers.forEach((layer, i) => void expectBeside(layer, i, layers[0]!));
  const widths = layers.map(({ outputShape }) => outputShape.at(-1)!);
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const outputShape = [...layers[0]!.outputShape.slice(0, -1), columns];
  const { inside, definition } = composedOf("parallel", layers);

  return defineLayer<Shape, Shape, readonly Parameters[], readonly Parameters[]>({
    ...definition,
    name: "parallel",
    inputShape,
    outputShape,
    forward(context, parameters, input, statistics) {
      const { ops } = context;
      const forwards = layers.map((layer, i) =>
        layer.forward(inside(context, i), parameters[i]!, input, statistics[i]!),
      );
      const shape = [input.shape[0], ...outputShape] as const;
      const [rows] = rowsOf(shape);
      const split = (outputGradient: Batch<Shape>): readonly Batch<Shape>[] => {
        const gradient = ops.transpose(ops.reshape(outputGradient, [rows, columns]));
        const vector = ops.reshape(gradient, [columns * rows]);
        let start = 0;
        return forwards.map(({ output }, i) => {
          const part = ops.slice(vector, start * rows, [widths[i]!, rows]);
          start += widths[i]!;
          return ops.reshape(ops.transpose(part), output.shape);
        });
      };
      return {
        output: parallelFormula(
          ops,
          forwards.map(({ output }) => output),
          shape,
        ),
        statistics: forwards.map((forward) => forward.statistics),
        backward(outputGradient) {
          const parts = split(outputGradient);
          const results = forwards.map((forward, i) => forward.backward(parts[i]!));
          return {
            inputGradient: results.map(({ inputGradient }) => inputGradient).reduce((sum, part) => ops.add(sum, part)),
            gradients: results.map(({ gradients }) => gradients),
          };
        },
        parameterGradients(outputGradient) {
          const parts = split(outputGradient);
          return forwards.map((forward, i) => forward.parameterGradients(parts[i]!));
        },
      };
    },
  });
}

/** Throws ShapeError unless a layer has the input of the first one, and its output all axes but the last. */
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
