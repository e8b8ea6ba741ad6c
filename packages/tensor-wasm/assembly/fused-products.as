import { WIDE_VECTORS } from "./block";
import { multiply } from "./multiply";

export { matmul, scratchBytes } from "./products";

/** The product for an engine that joins vectors to 256 bits; in others it is slow. The same bits. */
export function wideMatmul(
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, yRow: usize,
  rows: usize, inner: usize, columns: usize,
  scratch: usize,
): void {
  multiply(WIDE_VECTORS, a, aRow, aColumn, b, bRow, bColumn, y, yRow, rows, inner, columns, scratch);
}
