import type { Layer, None, Parameters, Shape } from "@gd/tensor";
import type { ShapeText } from "../define/shape-text.js";
import type { OutputAt, Pattern, ShapesOf, Unshaped } from "../define/unshaped.js";
import { stack } from "./stack.js";
import type { Stackable } from "./stackable.js";

/** Why a layer does not accept its predecessor's output. */
type Refusal<In extends Pattern, Previous extends Shape> = number extends Previous["length"]
  ? `this layer expects ${ShapeText<In>} but the previous layer's output has any shape: say which with expectShape`
  : `this layer expects ${ShapeText<In>} but the previous layer outputs ${ShapeText<Previous>}`;

/** The layer, or a sentence where it does not accept its predecessor's output. */
type Accepted<Head, Previous extends Shape> =
  Head extends Layer<infer In>
    ? [Previous] extends [In]
      ? Head
      : Refusal<In, Previous>
    : Head extends Unshaped<infer Takes>
      ? [Previous] extends [ShapesOf<Takes>]
        ? Head
        : Refusal<Takes, Previous>
      : Head;

/** What a layer makes of its predecessor's output; an activation keeps the shape. */
export type OutputAfter<Head, Previous extends Shape> =
  Head extends Layer<Shape, infer Out>
    ? Out
    : Head extends Unshaped<infer Takes, infer Gives>
      ? OutputAt<Takes, Gives, Previous>
      : Previous;

/**
 * `Layers`, with a sentence in the place of each layer that cannot accept its predecessor's output. The tuple is walked
 * with an accumulator, as the compiler's limit of depth would otherwise end it after 50 layers.
 */
export type Chained<
  Layers extends readonly unknown[],
  Previous extends Shape,
  Checked extends readonly unknown[] = [],
> = Layers extends readonly [infer Head, ...infer Rest]
  ? Chained<Rest, OutputAfter<Head, Previous>, [...Checked, Accepted<Head, Previous>]>
  : Layers extends readonly []
    ? Checked
    : [...Checked, ..."the number of layers is not known before run time: use stack"[]];

/** The input shape of the first layer that has one. */
export type InputOf<Layers extends readonly unknown[]> = Layers extends readonly [infer Head, ...infer Rest]
  ? Head extends Layer<infer In>
    ? In
    : InputOf<Rest>
  : Shape;

/** What the last layer makes of what those before it make of the input. */
export type OutputOf<
  Layers extends readonly unknown[],
  Previous extends Shape = InputOf<Layers>,
> = Layers extends readonly [infer Head, ...infer Rest]
  ? OutputOf<Rest, OutputAfter<Head, Previous>>
  : Layers extends readonly []
    ? Previous
    : Shape;

/** The parameters of each layer, in order. */
export type ParametersOf<Layers extends readonly unknown[]> = {
  readonly [I in keyof Layers]: Layers[I] extends Layer<Shape, Shape, infer P>
    ? P
    : Layers[I] extends Unshaped<Pattern, Pattern, infer P>
      ? P
      : None;
};

/** The statistics of each layer, in order. */
export type StatisticsOf<Layers extends readonly unknown[]> = {
  readonly [I in keyof Layers]: Layers[I] extends Layer<Shape, Shape, Parameters, infer S>
    ? S
    : Layers[I] extends Unshaped<Pattern, Pattern, Parameters, infer S>
      ? S
      : None;
};

/**
 * Layers one after the other, each on the output of the one before: y = fₙ(… f₂(f₁(x))).
 *
 * The compiler checks that each layer accepts what the layer before it returns. Parameters and statistics are those of
 * the layers, in order. Layers that are only known at run time go through `stack`.
 *
 * Gradients  the chain rule, from the last layer to the first
 * Throws     ShapeError, which names the layer and its predecessor, when an output does not fit the next layer;
 *            LayerArgumentError when no layer has a size
 */
export function sequential<const Layers extends readonly Stackable[]>(
  ...layers: Layers extends Chained<Layers, InputOf<Layers>> ? Layers : Chained<Layers, InputOf<Layers>>
): Layer<InputOf<Layers>, OutputOf<Layers>, ParametersOf<Layers>, StatisticsOf<Layers>>;
// `stack` keeps what the signature above says of each layer's place, which the compiler cannot follow through a loop.
export function sequential(...layers: readonly Stackable[]): Layer {
  return stack(layers, { name: "sequential" });
}
