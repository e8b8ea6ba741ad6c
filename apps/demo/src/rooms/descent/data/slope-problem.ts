import { type RegressionData, TRUE_WEIGHTS } from "@gd/experiments";
import { rowMajor } from "@gd/tensor";

/** The weights that can be looked at alone: w₁ to w₄. */
export type SlopeIndex = 1 | 2 | 3 | 4;

/** The regression in one weight, with the others as the data was made. */
export interface SlopeProblem {
  readonly rows: number;
  /** Of each row: the x of the weight, and what is left of y once the other terms are taken off. */
  readonly x: Float64Array;
  readonly rest: Float64Array;
  /** ½ Σ (rest − w x)² over all rows. */
  cost(weight: number): number;
  /** The mean of x (w x − rest), over all rows or some. */
  gradient(weight: number, places?: ArrayLike<number>): number;
}

/** Whether a gradient is 0 to two decimals: the weight is at the bottom. */
export const isFlat = (gradient: number): boolean => Math.abs(gradient) < 0.005;

export const slopeProblem = ({ design, targets }: RegressionData, index: SlopeIndex): SlopeProblem => {
  const [columns, y] = [rowMajor(design), rowMajor(targets)];
  const rows = y.length;
  const at = (row: number, column: number): number => columns[row * TRUE_WEIGHTS.length + column]!;
  const x = Float64Array.from({ length: rows }, (_, row) => at(row, index));
  const rest = Float64Array.from({ length: rows }, (_, row) =>
    TRUE_WEIGHTS.reduce((left, weight, column) => (column === index ? left : left - weight * at(row, column)), y[row]!),
  );
  const sumOf = (part: (row: number) => number): number => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += part(row);
    return sum;
  };
  const [squares, products, restSquares] = [
    sumOf((row) => x[row]! * x[row]!),
    sumOf((row) => x[row]! * rest[row]!),
    sumOf((row) => rest[row]! * rest[row]!),
  ];
  return {
    rows,
    x,
    rest,
    cost: (weight) => (restSquares - 2 * weight * products + weight * weight * squares) / 2,
    gradient(weight, places) {
      if (places === undefined) return (weight * squares - products) / rows;
      let sum = 0;
      for (let i = 0; i < places.length; i++) {
        const row = places[i]!;
        sum += x[row]! * (weight * x[row]! - rest[row]!);
      }
      return sum / places.length;
    },
  };
};
