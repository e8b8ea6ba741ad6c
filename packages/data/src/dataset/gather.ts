import {
  ArgumentError,
  allocate,
  type Batch,
  type DType,
  type Elements,
  fromBytes,
  fromElements,
  type Shape,
  sizeOf,
} from "@gd/tensor";
import { gatherBytes } from "./gather-bytes.js";

/** Elements that hold one example after the other. */
export interface ExampleElements<S extends Shape> {
  readonly elements: ArrayLike<number>;
  /** The shape of one example. */
  readonly shape: S;
  /** What bytes are divided by. Default: 1. */
  readonly unit?: number;
}

/**
 * The examples at these places. Bytes stay bytes, and are divided when they are read.
 *
 * Shapes  elements of any number of examples of a shape → [places, ...shape]
 * Throws  ArgumentError with this place when one of them has a number that the precision cannot hold
 */
export const gather = <S extends Shape>(
  place: string,
  { elements, shape, unit = 1 }: ExampleElements<S>,
  places: ArrayLike<number>,
  dtype: DType,
): Batch<S> => {
  const length = sizeOf(shape);
  if (elements instanceof Uint8Array) {
    return fromBytes(gatherBytes(elements, length, places), [places.length, ...shape], { dtype, unit });
  }
  const rows = allocate(dtype, places.length * length);
  if (!gatherInto(rows, { elements, shape }, places)) {
    const tooLarge = firstInfinite(rows);
    const example = places[Math.floor(tooLarge / length)]!;
    const number = elements[example * length + (tooLarge % length)];
    const expected = `"float64", as example ${example} has ${number}`;
    throw new ArgumentError({ place: `${place}(dtype)`, expected, received: dtype });
  }
  return fromElements(rows, [places.length, ...shape]);
};

/** The same elements, into an array that is there. Returns false where its precision cannot hold one of them. */
export const gatherInto = (
  rows: Elements,
  { elements, shape, unit = 1 }: ExampleElements<Shape>,
  places: ArrayLike<number>,
): boolean => {
  const length = sizeOf(shape);
  let next = 0;
  for (let i = 0; i < places.length; i++) {
    const start = places[i]! * length;
    for (let j = 0; j < length; j++) rows[next++] = elements[start + j]! / unit;
  }
  const isHeld = rows instanceof Float64Array || elements instanceof Float32Array || elements instanceof Uint8Array;
  return isHeld || firstInfinite(rows.subarray(0, next)) < 0;
};

/** The place of the first element that is not finite, or −1. A loop, as a search with a function takes several times as long. */
const firstInfinite = (elements: ArrayLike<number>): number => {
  for (let i = 0; i < elements.length; i++) if (!Number.isFinite(elements[i])) return i;
  return -1;
};
