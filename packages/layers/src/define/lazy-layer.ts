import {
  expectFunction,
  expectLayer,
  expectOptions,
  expectSizes,
  expectString,
  type Layer,
  type None,
  type Parameters,
  type Shape,
} from "@gd/tensor";
import { expectMatch, expectPattern, type OutputAt, type ShapePattern, type ShapesOf } from "./shape-pattern.js";

/**
 * A layer for inputs of several shapes, such as an activation, or a convolution of images of any height and width.
 * `sequential` gives it the shape of the output before it; `at` gives it one by hand.
 */
export interface LazyLayer<
  Input extends ShapePattern = ShapePattern,
  Output extends ShapePattern = ShapePattern,
  P extends Parameters = Parameters,
  S extends Parameters = Parameters,
> {
  readonly name: string;
  /** Of one example: `["height", "width", 8]`. */
  readonly inputPattern: Input;
  /** Of one example. A name that the input pattern has, too, stands for the same size. */
  readonly outputPattern: Output;
  /** The layer for examples of this shape. Throws ShapeError when the shape does not match the input pattern. */
  at<const In extends ShapesOf<Input>>(shape: In): Layer<In, OutputAt<Input, Output, In>, P, S>;
}

/** What `defineLazyLayer` makes a layer of. */
export interface LazyLayerDefinition<
  Input extends ShapePattern,
  Output extends ShapePattern,
  P extends Parameters,
  S extends Parameters,
> {
  readonly name: string;
  readonly inputPattern: Input;
  readonly outputPattern: Output;
  /** The layer for examples of a shape that matches the input pattern. */
  at(shape: ShapesOf<Input>): Layer<ShapesOf<Input>, ShapesOf<Output>, P, S>;
}

/** Makes a lazy layer of a function that makes the layer for a shape. */
export function defineLazyLayer<
  const Input extends ShapePattern,
  const Output extends ShapePattern,
  P extends Parameters = None,
  S extends Parameters = None,
>(definition: LazyLayerDefinition<Input, Output, P, S>): LazyLayer<Input, Output, P, S>;
// The sizes that the signature above promises are checked where the layer runs: the compiler does not know them.
export function defineLazyLayer(
  definition: LazyLayerDefinition<ShapePattern, ShapePattern, Parameters, Parameters>,
): LazyLayer {
  const { name, inputPattern, outputPattern, at } = expectOptions("defineLazyLayer", definition, [
    "name",
    "inputPattern",
    "outputPattern",
    "at",
  ]);
  expectString("defineLazyLayer(name)", name);
  expectPattern("defineLazyLayer(inputPattern)", inputPattern);
  expectPattern("defineLazyLayer(outputPattern)", outputPattern);
  expectFunction("defineLazyLayer(at)", at);
  return {
    name,
    inputPattern,
    outputPattern,
    at(shape: Shape): Layer {
      expectSizes(`${name}.at(shape)`, shape);
      expectMatch(name, inputPattern, shape);
      const layer = definition.at(shape);
      expectLayer(`${name}.at(shape): what its definition returns`, layer);
      return layer;
    },
  } as LazyLayer;
}
