import { applyFeatures, featuresOfRows, type Table } from "@gd/tables";
import { expectTensor, isTensor, rowMajor, ShapeError, sameShape, sizeOf, type Tensor } from "@gd/tensor";
import { expectFinite, type InputKind, type Inputs, inputsOfElements, type RowList, rowInputs } from "./row-inputs.js";

/**
 * Rows that answers are wanted for: objects by the names of columns, or a table; or numbers as the model takes them, in lists
 * or as a tensor, such as a batch of images.
 */
export type Rows = RowList | Table | Tensor;

/** The examples that rows are. Rows that are objects become features; numbers are taken as they are. */
export const inputsOf = (rows: Rows, kind: InputKind): Inputs => {
  const { features, dtype } = kind;
  if (isTensor(rows)) {
    expectTensor("predict(rows)", rows);
    return inputsOfTensor(rows, kind);
  }
  if (!isTable(rows) || features === undefined) return rowInputs(rows as RowList, kind, featuresOfRows);
  const slice = (start: number, end: number) =>
    applyFeatures(features, rows, { dtype, rows: Uint32Array.from({ length: end - start }, (_, i) => start + i) });
  return { length: rows.rows, slice };
};

const inputsOfTensor = (given: Tensor, { inputShape }: InputKind): Inputs => {
  const { shape } = given;
  if (shape.length === 0 || !sameShape(shape.slice(1), inputShape)) {
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
    if (!Number.isFinite(elements[i])) expectFinite(elements[i]!, Math.floor(i / size));
  }
  return inputsOfElements(elements, inputShape, shape[0]!);
};

const isTable = (rows: Rows): rows is Table => {
  const { columns, rows: length } = Object(rows);
  return Array.isArray(columns) && typeof length === "number";
};
