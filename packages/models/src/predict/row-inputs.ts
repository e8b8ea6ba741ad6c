import type { Features, RowObject } from "@gd/tables";
import {
  ArgumentError,
  type DType,
  type Elements,
  formatShape,
  type NestedNumbers,
  type Shape,
  sizeOf,
  type Tensor,
} from "@gd/tensor";

/** Rows one by one: objects by the names of columns; or numbers as the model takes them, in lists or in one for the whole row. */
export type RowList = readonly RowObject[] | readonly (NestedNumbers | Elements)[];

/** Examples that a model takes, from rows. */
export interface Inputs {
  /** How many there are. */
  readonly length: number;
  /** The examples of some of the rows. */
  slice(start: number, end: number): Tensor;
}

/** How a model takes rows. */
export interface InputKind {
  readonly inputShape: Shape;
  readonly features: Features | undefined;
  readonly dtype: DType;
}

/** Makes a matrix of rows by features: `featuresOfRows` of @gd/tables. */
export type MatrixOfRows = (
  features: Features,
  rows: readonly RowObject[],
  dtype: DType,
) => { readonly data: Elements };

/** The examples that rows are, of which errors name the first that is none. Rows of numbers need no matrix of features. */
export const rowInputs = (rows: RowList, kind: InputKind, matrixOfRows?: MatrixOfRows): Inputs => {
  const { inputShape, features, dtype } = kind;
  if (!Array.isArray(rows)) throw noRows(rows, kind);
  if (areNumbers(rows)) return inputsOfElements(numbersOf(rows, inputShape, dtype), inputShape, rows.length);
  if (features === undefined || matrixOfRows === undefined) throw noRows(rows, kind);
  // All at once: errors name a row by its place among all.
  return inputsOfElements(matrixOfRows(features, rows as readonly RowObject[], dtype).data, inputShape, rows.length);
};

/** Examples whose elements are in memory, one after the other. */
export const inputsOfElements = (elements: Elements, inputShape: Shape, length: number): Inputs => {
  const size = sizeOf(inputShape);
  const dtype = elements instanceof Float32Array ? "float32" : "float64";
  return {
    length,
    slice: (start, end) => ({
      shape: [end - start, ...inputShape],
      dtype,
      data: elements.subarray(start * size, end * size),
      transposed: false,
    }),
  };
};

/** Whether rows are numbers. An empty list may be of either kind. */
const areNumbers = (rows: readonly unknown[]): boolean =>
  rows.length === 0 || isList(rows[0]) || typeof rows[0] !== "object";

const isList = (value: unknown): value is readonly unknown[] | Elements =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);

/** The error for bytes, such as the pixels of an image: nothing says by which scale a model was trained with them. */
const ofBytes = (received: unknown, row: number): ArgumentError =>
  new ArgumentError({
    place: `predict(rows[${row}])`,
    expected: "numbers as the model was trained with, rather than bytes",
    received,
    advice:
      "Of pixels that it was trained with from 0 to 1, pass Float32Array.from(bytes, (byte) => byte / 255); else Float32Array.from(bytes).",
  });

/** The elements of rows in lists. */
const numbersOf = (rows: readonly unknown[], inputShape: Shape, dtype: DType): Elements => {
  const size = sizeOf(inputShape);
  const elements = dtype === "float32" ? new Float32Array(rows.length * size) : new Float64Array(rows.length * size);
  rows.forEach((row, i) => {
    let next = i * size;
    const fill = (part: unknown, shape: Shape): void => {
      const [length, ...inner] = shape;
      if (length === undefined && typeof part === "number") {
        elements[next] = part;
        expectFinite(elements[next++]!, i);
      } else if (length !== undefined && isList(part) && part.length === length) {
        if (Object(part).BYTES_PER_ELEMENT === 1) throw ofBytes(part, i);
        for (let j = 0; j < length; j++) fill(part[j], inner);
      } else {
        throw new ArgumentError({
          place: `predict(rows[${i}])`,
          expected: inputShape.length === 0 ? "a number" : `numbers in lists of the shape ${formatShape(inputShape)}`,
          received: row,
          advice: isList(row) ? undefined : "Of a single row, pass [row].",
        });
      }
    };
    // An image may be one list of all its pixels.
    fill(row, ArrayBuffer.isView(row) ? [size] : inputShape);
  });
  return elements;
};

/** Throws an ArgumentError unless a number is finite, of a row that is counted from 0. */
export const expectFinite = (received: number, row: number): void => {
  if (Number.isFinite(received)) return;
  throw new ArgumentError({
    place: "predict(rows)",
    expected: "finite numbers",
    received,
    advice: `It is in row ${row + 1}. Fill in a value, or leave the row out.`,
  });
};

/** The error for what is no list of rows that the model takes. */
const noRows = (received: unknown, { features, inputShape }: InputKind): ArgumentError => {
  const numbers = `numbers in lists ${formatShape(["rows", ...inputShape])}`;
  const single = Object.prototype.toString.call(received) === "[object Object]";
  return new ArgumentError({
    place: "predict(rows)",
    expected: features === undefined ? numbers : `a list of rows that are objects, or ${numbers}`,
    received,
    advice:
      features === undefined
        ? "The model has no features, which would make numbers of objects."
        : single
          ? "Of a single row, pass [row]."
          : `The columns are ${features.columns.map(({ column }) => column).join(", ")}.`,
  });
};
