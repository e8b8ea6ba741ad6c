import { VECTORS } from "./block";
import { multiply } from "./multiply";

export { scratchBytes } from "./multiply-in-blocks";

/** The product: see multiply. */
export function matmul(
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, yRow: usize,
  rows: usize, inner: usize, columns: usize,
  scratch: usize,
): void {
  multiply(VECTORS, a, aRow, aColumn, b, bRow, bColumn, y, yRow, rows, inner, columns, scratch);
}
