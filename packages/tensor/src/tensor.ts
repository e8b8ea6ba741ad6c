import { allocate, type DType, type Elements } from "./dtype.js";
import { ArgumentError } from "./expect/argument-error.js";
import { formatShape, isShape, type Shape, sizeOf } from "./shape.js";
import { ShapeError } from "./shape-error.js";

/**
 * An array of numbers with a shape. `Ops` computes with tensors; `tensor` makes them from plain arrays, `toArray` and
 * `format` turn them back into arrays and text.
 */
export interface Tensor<S extends Shape = Shape> {
  readonly shape: S;
  /** Precision of the elements. */
  readonly dtype: DType;
  /** The elements, row by row; column by column when `transposed`. */
  readonly data: Elements;
  /** Whether this is a matrix stored with its two axes exchanged: `Ops.transpose` returns such a view, not a copy. */
  readonly transposed: boolean;
}

/** A batch of examples of shape `S`: the leading axis is the batch. */
export type Batch<S extends Shape> = Tensor<readonly [number, ...S]>;

/** A tensor of rank 1. */
export type Vector = Tensor<readonly [number]>;

/** Numbers in arrays that are nested one level for each axis. */
export type NestedNumbers = number | readonly NestedNumbers[];

/** The shape of nested numbers, with literal sizes where the compiler knows the lengths. */
export type ShapeOf<Values> = [NestedNumbers] extends [Values]
  ? Shape
  : Values extends readonly []
    ? readonly [0]
    : Values extends readonly (infer Element)[]
      ? readonly [Values["length"], ...ShapeOf<Element>]
      : readonly [];

/** Options of `tensor`. */
export interface TensorOptions {
  /** Precision of the elements. Default: float32. */
  readonly dtype?: DType;
}

/**
 * A tensor of nested numbers: `tensor([[1, 2], [3, 4]])` is a `Tensor<readonly [2, 2]>`.
 *
 * Throws  TypeError if an element is missing or is not a number
 */
export const tensor = <const Values extends NestedNumbers>(
  values: Values,
  { dtype = "float32" }: TensorOptions = {},
): Tensor<ShapeOf<Values>> => {
  const shape: number[] = [];
  for (let level: NestedNumbers | undefined = values; typeof level === "object"; level = level[0]) {
    shape.push(level.length);
  }
  const data = allocate(dtype, sizeOf(shape));
  let next = 0;
  const fill = (level: NestedNumbers, axis: number, place: string): void => {
    const received = typeof level === "object" ? [level.length] : [];
    const expected = shape.slice(axis, axis + 1);
    if (received.length !== expected.length || received[0] !== expected[0]) {
      throw new ShapeError({ place, role: "values", expected, received, advice: "every row needs the same length" });
    }
    if (typeof level === "object") {
      for (const [i, part] of level.entries()) fill(part, axis + 1, `${place}[${i}]`);
    } else if (typeof level === "number") data[next++] = level;
    else throw new TypeError(`${place} is ${String(level)}, not a number`);
  };
  fill(values, 0, "tensor(values)");
  return fromElements(data, shape as Shape as ShapeOf<Values>);
};

/** A tensor over elements that are already in memory, row by row. The elements are not copied. */
export const fromElements = <const S extends Shape>(elements: Elements, shape: S): Tensor<S> => {
  const data = ownElements(elements);
  if (!isShape(shape) || data.length !== sizeOf(shape)) {
    throw new ShapeError({
      place: `a tensor of shape ${formatShape(shape)}`,
      role: "elements",
      expected: [sizeOf(shape)],
      received: [data.length],
    });
  }
  return { shape, dtype: data instanceof Float32Array ? "float32" : "float64", data, transposed: false };
};

/** Elements as arrays of this realm: those of an iframe or a vm are no instances of ours, and are shared. */
const ownElements = (elements: Elements): Elements => {
  if (elements instanceof Float32Array || elements instanceof Float64Array) return elements;
  const { buffer, byteOffset, length } = elements as Float32Array;
  const kind = Object.prototype.toString.call(elements);
  if (kind === "[object Float32Array]") return new Float32Array(buffer, byteOffset, length);
  if (kind === "[object Float64Array]") return new Float64Array(buffer, byteOffset, length);
  const expected = "a Float32Array or a Float64Array";
  throw new ArgumentError({ place: "fromElements(elements)", expected, received: elements });
};
