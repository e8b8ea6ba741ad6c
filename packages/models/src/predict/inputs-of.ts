import { applyFeatures, type Features, type RowObject, type Table } from "@gd/tables";
import {
  ArgumentError,
  type DType,
  expectTensor,
  formatShape,
  fromElements,
  isTensor,
  type NestedNumbers,
  rowMajor,
  type Shape,
  ShapeError,
  sameShape,
  sizeOf,
  type Tensor,
  tensor,
} from "@gd/tensor";

/**
 * Rows that answers are wanted for: objects by the names of columns, or a table; or numbers as the model takes them, in lists
 * or as a tensor, such as a batch of images.
 */
export type Rows = readonly RowObject[] | Table | readonly NestedNumbers[] | Tensor;

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

/** The examples that rows are. Rows that are objects become features; numbers are taken as they are. */
export const inputsOf = (rows: Rows, kind: InputKind): Inputs => {
  const { inputShape, features, dtype } = kind;
  if (isNested(rows)) return numbersOf(tensor(rows, { dtype }), inputShape);
  if (isTensor(rows)) {
    expectTensor("predict(rows)", rows);
    return numbersOf(rows, inputShape);
  }
  if (features === undefined) throw noRows(rows, kind);
  if (isList(rows)) {
    // All at once: errors name a row by its place among all.
    return batchesOf(applyFeatures(features, rows, { dtype }));
  }
  if (!isTable(rows)) throw noRows(rows, kind);
  const slice = (start: number, end: number) =>
    applyFeatures(features, rows, { dtype, rows: Uint32Array.from({ length: end - start }, (_, i) => start + i) });
  return { length: rows.rows, slice };
};

const numbersOf = (given: Tensor, inputShape: Shape): Inputs => {
  const { shape } = given;
  // An empty list says nothing of its rows.
  if (shape.length === 0 || (shape[0] !== 0 && !sameShape(shape.slice(1), inputShape))) {
    throw new ShapeError({
      place: "predict(rows)",
      role: "rows",
      expected: ["rows", ...inputShape],
      received: shape,
      ...(sameShape(shape, inputShape) && { advice: "of a single row, pass [row]" }),
    });
  }
  const size = sizeOf(inputShape);
  const elements = rowMajor(given);
  for (let i = 0; i < elements.length; i++) {
    if (Number.isFinite(elements[i])) continue;
    throw new ArgumentError({
      place: "predict(rows)",
      expected: "finite numbers",
      received: elements[i],
      advice: `It is in row ${Math.floor(i / size) + 1}. Fill in a value, or leave the row out.`,
    });
  }
  return batchesOf(given);
};

/** The examples of a tensor, whose leading axis is that of the rows. */
const batchesOf = (examples: Tensor): Inputs => {
  const [length = 0, ...shape] = examples.shape;
  const size = sizeOf(shape);
  const elements = rowMajor(examples);
  return {
    length,
    slice: (start, end) => fromElements(elements.subarray(start * size, end * size), [end - start, ...shape]),
  };
};

const noRows = (received: unknown, { features, inputShape }: InputKind): ArgumentError => {
  const numbers = `numbers in lists, or a tensor ${formatShape(["rows", ...inputShape])}`;
  const single = Object.prototype.toString.call(received) === "[object Object]";
  return new ArgumentError({
    place: "predict(rows)",
    expected: features === undefined ? numbers : `a list of rows that are objects, a table, ${numbers}`,
    received,
    advice:
      features === undefined
        ? "The model has no features, which would make numbers of objects."
        : single
          ? "Of a single row, pass [row]."
          : `The columns are ${features.columns.map(({ column }) => column).join(", ")}.`,
  });
};

const isList = (rows: unknown): rows is readonly RowObject[] => Array.isArray(rows);

/** Whether rows are numbers in lists. An empty list may be of either kind. */
const isNested = (rows: unknown): rows is readonly NestedNumbers[] =>
  Array.isArray(rows) && (rows.length === 0 || Array.isArray(rows[0]) || typeof rows[0] !== "object");

const isTable = (rows: unknown): rows is Table => {
  const { columns, rows: length } = Object(rows);
  return Array.isArray(columns) && typeof length === "number";
};
