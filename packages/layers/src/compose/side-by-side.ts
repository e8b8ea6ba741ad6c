import type { Layer, Shape } from "@gd/tensor";
import type { ShapesOf } from "../define/shape-pattern.js";
import type { ShapeText } from "../define/shape-text.js";
import type { OutputAfter } from "./sequential.js";
import type { InputPatternOf } from "./stackable.js";

/** The axes before the last one. */
type Leading<S extends Shape> = S extends readonly [...infer Axes extends Shape, number] ? Axes : Shape;

/** The shape of the input that layers share: that of the first one with a size. */
export type SharedInputOf<Layers extends readonly unknown[]> = Layers extends readonly [infer Head, ...infer Rest]
  ? Head extends Layer<infer In>
    ? In
    : SharedInputOf<Rest>
  : Shape;

/** The first layer's output with a last axis of any size: the compiler does not add up those of all layers. */
export type Concatenated<Layers extends readonly unknown[]> =
  OutputAfter<Layers[0], SharedInputOf<Layers>> extends readonly [...infer Axes extends Shape, number]
    ? readonly [...Axes, number]
    : Shape;

/** `Layers`, with a sentence in the place of each layer that does not go with the first one. */
export type SideBySide<Layers extends readonly unknown[]> = {
  readonly [I in keyof Layers]: Beside<Layers[I], SharedInputOf<Layers>, OutputAfter<Layers[0], SharedInputOf<Layers>>>;
};
type Beside<L, In extends Shape, First extends Shape> = [In] extends [ShapesOf<InputPatternOf<L>>]
  ? [Leading<First>] extends [Leading<OutputAfter<L, In>>]
    ? L
    : `this layer outputs ${ShapeText<OutputAfter<L, In>>} beside ${ShapeText<First>}: all axes but the last must be the same`
  : `this layer expects ${ShapeText<InputPatternOf<L>>} but the first layer expects ${ShapeText<In>}`;
