import type { Elements } from "../../dtype.js";
import type { Strided } from "./strided.js";

/** Writes y = left ∘ right, row by row. Storing into `y` rounds to its precision, which is right for + − × ÷. */
export type BinaryKernel = (left: Strided, right: Strided, y: Elements, rows: number, columns: number) => void;

// Each operation has its own loop, with the strides in constants: a shared loop with a callback is four times slower in
// V8.

export const add: BinaryKernel = (left, right, y, rows, columns) => {
  const { data: a, column: stepA } = left;
  const { data: b, column: stepB } = right;
  for (let i = 0, next = 0; i < rows; i++) {
    let p = i * left.row;
    let q = i * right.row;
    for (let j = 0; j < columns; j++, p += stepA, q += stepB) y[next++] = a[p]! + b[q]!;
  }
};

export const subtract: BinaryKernel = (left, right, y, rows, columns) => {
  const { data: a, column: stepA } = left;
  const { data: b, column: stepB } = right;
  for (let i = 0, next = 0; i < rows; i++) {
    let p = i * left.row;
    let q = i * right.row;
    for (let j = 0; j < columns; j++, p += stepA, q += stepB) y[next++] = a[p]! - b[q]!;
  }
};

export const multiply: BinaryKernel = (left, right, y, rows, columns) => {
  const { data: a, column: stepA } = left;
  const { data: b, column: stepB } = right;
  for (let i = 0, next = 0; i < rows; i++) {
    let p = i * left.row;
    let q = i * right.row;
    for (let j = 0; j < columns; j++, p += stepA, q += stepB) y[next++] = a[p]! * b[q]!;
  }
};

export const divide: BinaryKernel = (left, right, y, rows, columns) => {
  const { data: a, column: stepA } = left;
  const { data: b, column: stepB } = right;
  for (let i = 0, next = 0; i < rows; i++) {
    let p = i * left.row;
    let q = i * right.row;
    for (let j = 0; j < columns; j++, p += stepA, q += stepB) y[next++] = a[p]! / b[q]!;
  }
};

export const maximum: BinaryKernel = (left, right, y, rows, columns) => {
  const { data: a, column: stepA } = left;
  const { data: b, column: stepB } = right;
  for (let i = 0, next = 0; i < rows; i++) {
    let p = i * left.row;
    let q = i * right.row;
    // Not Math.max, which distinguishes −0 from 0: vector instructions do not.
    for (let j = 0; j < columns; j++, p += stepA, q += stepB) y[next++] = a[p]! < b[q]! ? b[q]! : a[p]!;
  }
};

/** Writes `positive` where condition > 0, else `otherwise`. */
export const where = (
  condition: Strided,
  positive: Strided,
  otherwise: Strided,
  y: Elements,
  rows: number,
  columns: number,
): void => {
  for (let i = 0, next = 0; i < rows; i++) {
    let o = i * condition.row;
    let p = i * positive.row;
    let q = i * otherwise.row;
    for (let j = 0; j < columns; j++, o += condition.column, p += positive.column, q += otherwise.column) {
      y[next++] = condition.data[o]! > 0 ? positive.data[p]! : otherwise.data[q]!;
    }
  }
};
