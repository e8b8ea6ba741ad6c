import { allocate, type Batch, type DType, fromElements, type Shape, sizeOf } from "@gd/tensor";

/**
 * The examples at these places, among elements that hold one example after the other: element / unit.
 *
 * Shapes  elements of any number of examples of a shape → [places, ...shape]
 */
export const gather = <S extends Shape>(
  elements: ArrayLike<number>,
  shape: S,
  places: ArrayLike<number>,
  dtype: DType,
  unit = 1,
): Batch<S> => {
  const length = sizeOf(shape);
  const rows = allocate(dtype, places.length * length);
  for (let i = 0, next = 0; i < places.length; i++) {
    const start = places[i]! * length;
    for (let j = 0; j < length; j++) rows[next++] = elements[start + j]! / unit;
  }
  return fromElements(rows, [places.length, ...shape]);
};
