import type { Elements } from "@gd/tensor";

/** The column of a row's first largest element; NaN, which equals nothing, where the row has a NaN. */
export const largestOfRow = (elements: Elements, row: number, columns: number): number => {
  const start = row * columns;
  let largest = 0;
  for (let column = 0; column < columns; column++) {
    const element = elements[start + column]!;
    if (Number.isNaN(element)) return Number.NaN;
    if (element > elements[start + largest]!) largest = column;
  }
  return largest;
};
