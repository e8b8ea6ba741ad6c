import { type Layer, type None, type Parameters, type Shape } from "@gd/tensor";
import type { Activation } from "./define-activation.js";
import { stack } from "./stack.js";

/** What `sequential` and `stack` compose. */
export type Stackable = Layer | Activation;

/** The sizes of a shape as text: `28, 28, 1`. */
type Sizes<S extends Shape> = S extends readonly [infer Size extends number, ...infer Rest extends Shape]
  ? Rest extends readonly []
    ? `${Size}`
    : `${Size}, ${Sizes<Rest>}`
  : "";

/** `Layers`, with a sentence in the place of each layer that cannot accept its predecessor's output. */
export type Chained<
  Layers extends readonly unknown[],
  Previous extends Shape,
  Checked extends readonly unknown[] = [],
> = Layers extends readonly [infer Head, ...infer Rest]
  ? Head extends Layer<infer In, infer Out>
    ? Chained<
        Rest,
        Out,
        [
          ...Checked,
          [Previous] extends [In]
            ? Head
            : `this layer expects [${Sizes<In>}] but the previous layer outputs [${Sizes<Previous>}]`,
        ]
      >
    : Chained<Rest, Previous, [...Checked, Head]>
  : Checked;

/** The input shape of the first layer that has one. */
export type InputOf<Layers extends readonly unknown[]> = Layers extends readonly [infer Head, ...infer Rest]
  ? Head extends Layer<infer In>
    ? In
    : InputOf<Rest>
  : Shape;

/** The output shape of the last layer that has one. */
export type OutputOf<Layers extends readonly unknown[]> = Layers extends readonly [...infer Rest, infer Last]
  ? Last extends Layer<Shape, infer Out>
    ? Out
    : OutputOf<Rest>
  : Shape;

export type ParametersOf<Layers extends readonly unknown[]> = {
  readonly [I in keyof Layers]: Layers[I] extends Layer<Shape, Shape, infer P> ? P : None;
};

export type StatisticsOf<Layers extends readonly unknown[]> = {
  readonly [I in keyof Layers]: Layers[I] extends Layer<Shape, Shape, Parameters, infer S> ? S : None;
};

/**
 * Layers one after the other, each on the output of the one before: y = fₙ(… f₂(f₁(x))).
 *
 * The compiler checks that each layer accepts what the layer before it returns. Parameters and statistics are those of
 * the layers, in order. Layers that are only known at run time go through `stack`.
 *
 * Gradients  the chain rule, from the last layer to the first
 * Throws     ShapeError, which names the layer and its predecessor, when an output does not fit the next layer
 */
export const sequential = <const Layers extends readonly Stackable[]>(
  ...layers: Layers extends Chained<Layers, InputOf<Layers>> ? Layers : Chained<Layers, InputOf<Layers>>
): Layer<InputOf<Layers>, OutputOf<Layers>, ParametersOf<Layers>, StatisticsOf<Layers>> =>
  stack(layers as readonly Stackable[]) as Layer as Layer<InputOf<Layers>, OutputOf<Layers>, ParametersOf<Layers>, StatisticsOf<Layers>>;
