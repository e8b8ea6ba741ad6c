import type { Layer, Shape } from "@gd/tensor";
import type { ShapeText } from "../define/shape-text.js";
import type { Pattern, ShapesOf, Unshaped } from "../define/unshaped.js";
import type { InputOf, OutputAfter } from "./sequential.js";

/** The axes before the last one. */
type Leading<S extends Shape> = S extends readonly [...infer Axes extends Shape, number] ? Axes : Shape;

/** The first layer's output with a last size that is any: the compiler does not add up those of all layers. */
export type Concatenated<Layers extends readonly unknown[]> =
  OutputAfter<Layers[0], InputOf<Layers>> extends readonly [...infer Axes extends Shape, number]
    ? readonly [...Axes, number]
    : Shape;

/** `Layers`, with a sentence in the place of each layer that does not go with the first one. */
export type SideBySide<Layers extends readonly unknown[]> = {
  readonly [I in keyof Layers]: Beside<Layers[I], InputOf<Layers>, OutputAfter<Layers[0], InputOf<Layers>>>;
};
type Beside<L, In extends Shape, First extends Shape> =
  L extends Layer<infer Own>
    ? Checked<L, Own, Own, In, First>
    : L extends Unshaped<infer Takes>
      ? Checked<L, ShapesOf<Takes>, Takes, In, First>
      : L;
type Checked<L, Own extends Shape, Said extends Pattern, In extends Shape, First extends Shape> = [In] extends [Own]
  ? [Leading<First>] extends [Leading<OutputAfter<L, In>>]
    ? L
    : `this layer outputs ${ShapeText<OutputAfter<L, In>>} beside ${ShapeText<First>}: all axes but the last must be the same`
  : `this layer expects ${ShapeText<Said>} but the first layer expects ${ShapeText<In>}`;
