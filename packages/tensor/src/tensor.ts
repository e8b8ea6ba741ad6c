import { allocate, type DType, type Elements, expectDType } from "./dtype.js";
import { ArgumentError } from "./expect/argument-error.js";
import { expectAttached } from "./expect/expect-attached.js";
import { expectOptions } from "./expect/expect-options.js";
import { expectSizes } from "./expect/expect-sizes.js";
import { formatShape, type Shape, sizeOf } from "./shape.js";
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
 * Throws  ArgumentError that names the first element that is missing or no number; ShapeError where rows differ in length
 */
export const tensor = <const Values extends NestedNumbers>(
  values: Values,
  options: TensorOptions = {},
): Tensor<ShapeOf<Values>> => {
  const { dtype = "float32" } = expectOptions("tensor", options, ["dtype"]);
  expectDType("tensor(dtype)", dtype);
  const shape: number[] = [];
  for (let level: NestedNumbers | undefined = values; isList(level); level = level[0]) {
    shape.push(level.length);
    if (shape.length > MOST_AXES) {
      throw new ArgumentError({ place: "tensor(values)", expected: `at most ${MOST_AXES} axes`, received: values });
    }
  }
  const data = allocate(dtype, sizeOf(shape));
  const places: number[] = [];
  let next = 0;
  const fill = (level: NestedNumbers, axis: number): void => {
    const size = shape[axis];
    if (size === undefined && typeof level === "number") data[next++] = level;
    else if (size !== undefined && isList(level) && level.length === size) {
      for (let i = 0; i < size; i++) {
        places[axis] = i;
        fill(level[i]!, axis + 1);
      }
    } else throw misplaced(level, places.slice(0, axis), shape.slice(axis, axis + 1));
  };
  fill(values, 0);
  return fromElements(data, shape as Shape as ShapeOf<Values>);
};

/** More would be a mistake, or a list that contains itself. */
const MOST_AXES = 32;

const isList = (level: unknown): level is readonly NestedNumbers[] => Array.isArray(level);

/** The error for what is no number, or no row of the length of the others. */
const misplaced = (received: unknown, places: readonly number[], expected: Shape): Error => {
  const place = `tensor(values)${places.map((i) => `[${i}]`).join("")}`;
  if (typeof received === "number" || isList(received)) {
    const shape = isList(received) ? [received.length] : [];
    return new ShapeError({
      place,
      role: "values",
      expected,
      received: shape,
      advice: "every row needs the same length",
    });
  }
  const isMissing = received === undefined || received === null;
  return new ArgumentError({
    place,
    expected: places.length === 0 ? "a number, or lists of numbers" : "a number",
    received,
    advice: isMissing && places.length > 0 ? "Fill in what is missing, or leave its example out." : adviceFor(received),
  });
};

const adviceFor = (received: unknown): string | undefined => {
  if (typeof received === "string") return "Make a number of text with Number(…).";
  return ArrayBuffer.isView(received) ? "fromElements(…) takes typed arrays." : undefined;
};

/** A tensor over elements that are already in memory, row by row. The elements are not copied. */
export const fromElements = <const S extends Shape>(elements: Elements, shape: S): Tensor<S> => {
  const data = ownElements(elements);
  expectAttached("fromElements(elements)", elements);
  expectSizes("fromElements(shape)", shape, 0);
  if (data.length !== sizeOf(shape)) {
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
  const kind = Object.prototype.toString.call(elements);
  if (kind === "[object Float32Array]" || kind === "[object Float64Array]") {
    expectAttached("fromElements(elements)", elements);
    const { buffer, byteOffset, length } = elements;
    const Own = kind === "[object Float32Array]" ? Float32Array : Float64Array;
    return new Own(buffer, byteOffset, length);
  }
  throw new ArgumentError({
    place: "fromElements(elements)",
    expected: "a Float32Array or a Float64Array",
    received: elements,
    advice: "tensor(…) takes plain numbers, and fromBytes(…) bytes.",
  });
};
