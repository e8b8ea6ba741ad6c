import { formatShape, isShape, type Shape, sameShape, sizeOf } from "../shape.js";
import { ShapeError } from "../shape-error.js";
import type { Shaped } from "./operation.js";

/** The shape that all operands share; numbers fit any shape. */
export const sameShapes = (place: string, operands: readonly (Shaped | number)[]): Shape => {
  let first: Shape | undefined;
  for (const operand of operands) {
    if (typeof operand === "number") continue;
    first ??= operand.shape;
    if (!sameShape(first, operand.shape)) {
      const advice = "shapes are never stretched to fit: use addRow, multiplyColumn, scale or the like, or reshape";
      throw new ShapeError({ place, role: "operand", expected: first, received: operand.shape, advice });
    }
  }
  return first ?? [];
};

/** Throws unless every size is a whole number ≥ 0. */
const expectSizes = (place: string, shape: Shape): Shape => {
  if (isShape(shape)) return shape;
  throw new ShapeError({ place, role: "shape", expected: shape.map(() => "size"), received: shape });
};

export const fillShape = (place: string, [shape]: readonly Shape[]): Shape => expectSizes(place, shape!);

export const uniformShape = (place: string, [shape, , step]: readonly [Shape, readonly number[], Shaped]): Shape => {
  if (!sameShape([2], step.shape)) throw new ShapeError({ place, role: "step", expected: [2], received: step.shape });
  return expectSizes(place, shape);
};

/** The shape, which must have as many elements as the source. */
export const reshapeShape = (place: string, [source, shape]: readonly [Shaped, Shape]): Shape => {
  if (isShape(shape) && sizeOf(shape) === sizeOf(source.shape)) return shape;
  throw new ShapeError({
    place: `${place} of ${formatShape(source.shape)} to ${formatShape(shape)}`,
    role: "elements",
    expected: [sizeOf(source.shape)],
    received: [sizeOf(shape)],
  });
};

/** The shape, which must fit into the vector from `start` on. */
export const sliceShape = (place: string, [vector, start, shape]: readonly [Shaped, number, Shape]): Shape => {
  const [length = 0] = vector.shape;
  if (vector.shape.length === 1 && isShape([start, ...shape]) && start + sizeOf(shape) <= length) return shape;
  throw new ShapeError({
    place: `${place} at ${start} of shape ${formatShape(shape)}`,
    role: "vector",
    expected: [start + sizeOf(shape)],
    received: vector.shape,
  });
};

export const concatenationShape = (_: string, [parts]: readonly (readonly Shaped[])[]): Shape => [
  parts!.reduce((length, { shape }) => length + sizeOf(shape), 0),
];
