import { type None, none, type ParameterFree, type Shape, ShapeError, sizeOf } from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { defineUnshaped, type Unshaped } from "../define/unshaped.js";
import { expectSize } from "../expect-size.js";

/**
 * The elements of each example as one row: an image [28, 28] becomes [784].
 *
 * The compiler does not multiply, so that the output's size is `number` to it; `flatten([28, 28], 784)` says the size,
 * which is checked here.
 *
 * Images of a size that `sequential` fills in become vectors by `flatten(784)`.
 *
 * Shapes     input [batch, ...shape] → output [batch, size]
 * Gradients  ∂L/∂x = g, in the input's shape
 * Throws     ShapeError when size is not the product of the shape's sizes, or the input is not [batch, ...shape];
 *            LayerArgumentError when a size of the shape is not a whole number above 0
 */
export function flatten<const In extends Shape, const Size extends number>(
  shape: In,
  size: Size,
): ParameterFree<In, readonly [Size]>;
export function flatten<const In extends Shape>(shape: In): ParameterFree<In, readonly [number]>;
export function flatten<const Size extends number>(size: Size): FlattenedImages<Size>;
export function flatten(shape: Shape | number, size?: number) {
  return typeof shape === "number" ? flattenImages(shape) : flattenShape(shape, size);
}

/** Flattens images of any height and width that have so many elements. */
export type FlattenedImages<Size extends number> = Unshaped<
  readonly ["height", "width", "channels"],
  readonly [Size],
  None,
  None
>;

const flattenImages = (size: number): FlattenedImages<number> => {
  expectSize("flatten(size)", size);
  return defineUnshaped({
    name: `flatten(${size})`,
    takes: ["height", "width", "channels"],
    gives: [size],
    at: (shape) => flattenShape(shape, size),
  });
};

const flattenShape = <In extends Shape>(shape: In, size = sizeOf(shape)): ParameterFree<In, readonly [number]> => {
  const name = `flatten([${shape.join(", ")}])`;
  shape.forEach((axisSize, axis) => void expectSize(`flatten(shape[${axis}])`, axisSize));
  if (size !== sizeOf(shape)) {
    throw new ShapeError({ place: name, role: "size", expected: [sizeOf(shape)], received: [size] });
  }
  return defineLayer({
    name,
    inputShape: shape,
    outputShape: [size] as readonly [number],
    initialize: () => none,
    initializeStatistics: noStatistics,
    forward: ({ ops }, _parameters, input) => ({
      output: ops.reshape(input, [input.shape[0], size]),
      backward: (outputGradient) => ({
        inputGradient: ops.reshape(outputGradient, input.shape),
        gradients: none,
      }),
    }),
  });
};
