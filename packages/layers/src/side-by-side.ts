import type { Layer, Shape } from "@gd/tensor";
import type { InputOf } from "./sequential.js";
import type { ShapeText } from "./shape-text.js";

/** The axes before the last one. */
type Leading<S extends Shape> = S extends readonly [...infer Axes extends Shape, number] ? Axes : Shape;

/** What a layer returns; an activation keeps the shape. */
type OutputFor<L, In extends Shape> = L extends Layer<Shape, infer Out> ? Out : In;

/** The first layer's output with a last size that is any: the compiler does not add up those of all layers. */
export type Concatenated<Layers extends readonly unknown[]> =
  OutputFor<Layers[0], InputOf<Layers>> extends readonly [...infer Axes extends Shape, number]
    ? readonly [...Axes, number]
    : Shape;

/** `Layers`, with a sentence in the place of each layer that does not go with the first one. */
export type SideBySide<Layers extends readonly unknown[]> = {
  readonly [I in keyof Layers]: Beside<Layers[I], InputOf<Layers>, OutputFor<Layers[0], InputOf<Layers>>>;
};
type Beside<L, In extends Shape, First extends Shape> =
  L extends Layer<infer Own, infer Out>
    ? [In] extends [Own]
      ? [Leading<First>] extends [Leading<Out>]
        ? L
        : `this layer outputs ${ShapeText<Out>} beside ${ShapeText<First>}: all axes but the last must be the same`
      : `this layer expects ${ShapeText<Own>} but the first layer expects ${ShapeText<In>}`
    : L;
