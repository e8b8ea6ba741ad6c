import {
  expectArgument,
  expectSize,
  expectSizes,
  formatShape,
  type None,
  none,
  type ParameterFree,
  type Shape,
  ShapeError,
  sizeOf,
} from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { defineLazyLayer, type LazyLayer } from "../define/lazy-layer.js";

/**
 * The elements of each example as one row: an image [28, 28] becomes [784].
 *
 * The compiler does not multiply sizes, so that the output's size is `number` to it; `flatten([28, 28], 784)` says the size,
 * which is checked here. `flatten(784)` is for images whose height and width `sequential` fills in.
 *
 * Shapes     input [batch, ...shape] → output [batch, size]
 * Gradients  ∂L/∂x = g, in the input's shape
 * Throws     ShapeError when size is not the product of the shape's sizes
 */
export function flatten<const In extends Shape, const Size extends number>(
  shape: In,
  size: Size,
): ParameterFree<In, readonly [Size]>;
export function flatten<const In extends Shape>(shape: In): ParameterFree<In, readonly [number]>;
export function flatten<const Size extends number>(size: Size): FlattenedImages<Size>;
export function flatten(shape: Shape | number, size?: number) {
  if (typeof shape !== "number") return flattenShape(shape, size);
  expectArgument(size === undefined, {
    place: "flatten(shape)",
    expected: "a list of sizes beside a size",
    received: shape,
  });
  return flattenImages(shape);
}

/** Flattens images of any height and width whose elements are `Size` in number. */
export type FlattenedImages<Size extends number> = LazyLayer<
  readonly ["height", "width", "channels"],
  readonly [Size],
  None,
  None
>;

const flattenImages = (size: number): FlattenedImages<number> => {
  expectSize("flatten(size)", size);
  return defineLazyLayer({
    name: `flatten(${size})`,
    inputPattern: ["height", "width", "channels"],
    outputPattern: [size],
    at: (shape) => flattenShape(shape, size),
  });
};

const flattenShape = <In extends Shape>(shape: In, given?: number): ParameterFree<In, readonly [number]> => {
  expectSizes("flatten(shape)", shape);
  const name = `flatten(${formatShape(shape)})`;
  const size = given ?? sizeOf(shape);
  if (given !== undefined) expectSize("flatten(size)", given);
  if (size !== sizeOf(shape)) {
    throw new ShapeError({ place: name, role: "size", expected: [sizeOf(shape)], received: [size] });
  }
  return defineLayer({
    name,
    inputShape: shape,
    outputShape: [size] as readonly [number],
    description: { type: "flatten" },
    initialize: () => none,
    initializeStatistics: noStatistics,
    repeatable: true,
    forward: ({ ops }, _parameters, input) => ({
      output: ops.reshape(input, [input.shape[0], size]),
      backward: (outputGradient) => ({
        inputGradient: ops.reshape(outputGradient, input.shape),
        gradients: none,
      }),
    }),
  });
};
