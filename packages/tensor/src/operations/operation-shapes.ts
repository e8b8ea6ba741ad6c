import { ArgumentError } from "../expect/argument-error.js";
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
  if (first !== undefined) return first;
  const advice = "Numbers alone need no operation.";
  throw new ArgumentError({ place, expected: "a tensor among its operands", received: operands, advice });
};

/** The shape that all operands share, of which the condition is no number. */
export const whereShape = (place: string, operands: readonly (Shaped | number)[]): Shape => {
  const [condition] = operands;
  if (typeof condition !== "number") return sameShapes(place, operands);
  throw new ArgumentError({ place: `${place}(condition)`, expected: "a tensor", received: condition });
};

/** The shape, of which every size must be a whole number ≥ 0. */
const sizesOf = (place: string, shape: Shape): Shape => {
  if (isShape(shape)) return shape;
  throw new ShapeError({ place, role: "shape", expected: shape.map(() => "size"), received: shape });
};

export const fillShape = (place: string, [shape, value]: readonly [Shape, number]): Shape => {
  if (typeof value === "number") return sizesOf(place, shape);
  throw new ArgumentError({ place: `${place}(value)`, expected: "a number", received: value });
};

export const uniformShape = (place: string, [shape, key, step]: readonly [Shape, readonly number[], Shaped]): Shape => {
  if (!isShape(key) || key.length !== 2) {
    throw new ShapeError({ place, role: "key", expected: ["word", "word"], received: key });
  }
  if (!sameShape([2], step.shape)) throw new ShapeError({ place, role: "step", expected: [2], received: step.shape });
  return sizesOf(place, shape);
};

/** The shape, which must have as many elements as the source. */
export const reshapeShape = (place: string, [source, shape]: readonly [Shaped, Shape]): Shape => {
  if (sizeOf(sizesOf(place, shape)) === sizeOf(source.shape)) return shape;
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
  const end = start + sizeOf(sizesOf(place, shape));
  if (vector.shape.length === 1 && isShape([start]) && end <= length) return shape;
  throw new ShapeError({
    place: `${place} at ${start} of shape ${formatShape(shape)}`,
    role: "vector",
    expected: [end],
    received: vector.shape,
  });
};

export const concatenationShape = (_: string, [parts]: readonly (readonly Shaped[])[]): Shape => [
  parts!.reduce((length, { shape }) => length + sizeOf(shape), 0),
];
