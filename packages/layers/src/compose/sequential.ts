import type { Layer, None, Parameters, Shape } from "@gd/tensor";
import type { LazyLayer } from "../define/lazy-layer.js";
import type { OutputAt, ShapePattern, ShapesOf } from "../define/shape-pattern.js";
import type { ShapeText } from "../define/shape-text.js";
import { stack } from "./stack.js";
import type { InputPatternOf, OutputPatternOf, Stackable } from "./stackable.js";

/** The layer, or a sentence where it does not accept its predecessor's output. */
type Accepted<Head, Previous extends Shape> = [Previous] extends [ShapesOf<InputPatternOf<Head>>]
  ? Head
  : number extends Previous["length"]
    ? `this layer expects ${ShapeText<InputPatternOf<Head>>} but the previous layer's output has any shape: say which with expectShape`
    : `this layer expects ${ShapeText<InputPatternOf<Head>>} but the previous layer outputs ${ShapeText<Previous>}`;

/** The shape of a layer's output for its predecessor's output. */
export type OutputAfter<Head, Previous extends Shape> = OutputAt<InputPatternOf<Head>, OutputPatternOf<Head>, Previous>;

/**
 * `Layers`, with a sentence in the place of each layer that cannot accept its predecessor's output, or of the first one
 * where `InputOf` is `never`. The tuple is walked with an accumulator, as the compiler's limit of depth would otherwise end
 * it after 50 layers.
 */
export type Chained<
  Layers extends readonly unknown[],
  Previous extends Shape,
  Checked extends readonly unknown[] = [],
> = Layers extends readonly [infer Head, ...infer Rest]
  ? [Head] extends [Stackable]
    ? [Previous] extends [never]
      ? ["give the first layer its size, as in conv2d(…).at([28, 28, 1]) or relu.at([64])", ...Rest]
      : Chained<Rest, OutputAfter<Head, Previous>, [...Checked, Accepted<Head, Previous>]>
    : [...Checked, "this is not a layer: one with options is called, as in dropout({ rate: 0.5 })", ...Rest]
  : Layers extends readonly []
    ? Checked
    : [...Checked, ..."the number of layers is not known before run time: use stack"[]];

/** The input's shape: that of the first layer, or of the one after activations; `never` where that has no size, either. */
export type InputOf<Layers extends readonly unknown[]> = Layers extends readonly [infer Head, ...infer Rest]
  ? Head extends Layer<infer In>
    ? In
    : InputPatternOf<Head> extends OutputPatternOf<Head>
      ? InputOf<Rest>
      : never
  : Layers extends readonly []
    ? never
    : Shape;

/** The shape of the last layer's output. */
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
  readonly [I in keyof Layers]: Layers[I] extends
    | Layer<Shape, Shape, infer P>
    | LazyLayer<ShapePattern, ShapePattern, infer P>
    ? P
    : None;
};

/** The statistics of each layer, in order. */
export type StatisticsOf<Layers extends readonly unknown[]> = {
  readonly [I in keyof Layers]: Layers[I] extends
    | Layer<Shape, Shape, Parameters, infer S>
    | LazyLayer<ShapePattern, ShapePattern, Parameters, infer S>
    ? S
    : None;
};

/**
 * Layers one after the other, each on the output of the one before: y = fₙ(… f₂(f₁(x))).
 *
 * The compiler checks that each layer accepts the output of the layer before it, and that the first one has a size.
 * Parameters and statistics are those of the layers, in order. `stack` is the same for layers that are only known at run
 * time.
 *
 * Gradients  the chain rule, from the last layer to the first
 */
export function sequential<const Layers extends readonly unknown[]>(
  ...layers: Layers extends Chained<Layers, InputOf<Layers>> ? Layers : Chained<Layers, InputOf<Layers>>
): Layer<InputOf<Layers>, OutputOf<Layers>, ParametersOf<Layers>, StatisticsOf<Layers>>;
// `stack` keeps what the signature above says of each layer's place, which the compiler cannot follow through a loop.
export function sequential(...layers: readonly Stackable[]): Layer {
  return stack(layers, { name: "sequential" });
}
