import { add } from "./add";
import { block, ROWS, VECTORS, WIDE_VECTORS } from "./block";
import { FUSED } from "./fused";
import { LANES, SIZE, VECTOR } from "./layout";
import { PART } from "./multiply-add";
import { copyRows, pack, transposeInto } from "./packing";

/** The rows of the left matrix whose part of k stays in the second cache. */
// @ts-ignore: decorator
@inline const HEIGHT: usize = 240;
/** Up to this many rows the right matrix is not packed, … */
// @ts-ignore: decorator
@inline const FEW_ROWS: usize = 12;
/** … nor up to this many if its rows are close enough together not to compete for the same cache lines, … */
// @ts-ignore: decorator
@inline const MORE_ROWS: usize = 32;
// @ts-ignore: decorator
@inline const NEAR: usize = 1 << 11;
/** … nor if a part of it has at most this many bytes. */
// @ts-ignore: decorator
@inline const SMALL: usize = 1 << 14;
/** From this many columns on a transposed left matrix is packed. */
// @ts-ignore: decorator
@inline const MANY_COLUMNS: usize = 320;

/** The bytes of a row of the widest panel. */
// @ts-ignore: decorator
@inline const WIDEST: usize = (FUSED ? WIDE_VECTORS : VECTORS) * VECTOR;

// The scratch holds a panel, a block that is wider than the rest of y or to be added to it, and packed rows of the left
// matrix.
// @ts-ignore: decorator
@inline const PANEL_BYTES: usize = PART * WIDEST;
// @ts-ignore: decorator
@inline const TILE_BYTES: usize = ROWS * WIDEST;
// @ts-ignore: decorator
@inline const LEFT_ROW: usize = PART * SIZE + 64; // not a power of two, or rows would compete for the same cache lines

/** The bytes of memory that a product needs for itself. */
export function scratchBytes(): usize {
  return PANEL_BYTES + TILE_BYTES + HEIGHT * LEFT_ROW;
}

/**
 * y = a · b for two rows or more; all steps in bytes. The right matrix is cut into panels of two or, if fused, four vectors,
 * and of PART terms, which stay in the first cache, each of which is used for up to HEIGHT rows:
 *
 * ```
 *                        PART ┌──┬──┬──┐     panels of b, packed one at a time
 *             PART            └──┴──┴──┘
 *            ┌──────┐         ┌──┬──┬──┐
 *     HEIGHT │  a   │         ├──┼──┼──┤     blocks of y
 *            └──────┘         └──┴──┴──┘
 * ```
 */
export function multiplyInBlocks(
  panelVectors: usize,
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, yRow: usize,
  rows: usize, inner: usize, columns: usize,
  scratch: usize,
): void {
  for (let i: usize = 0; i < rows;) {
    // Never a single row: blocks have two or more.
    const left = rows - i;
    const height = left <= HEIGHT ? left : left == HEIGHT + 1 ? HEIGHT - 1 : HEIGHT;
    for (let k: usize = 0; k < inner; k += PART) {
      const part = min<usize>(PART, inner - k);
      multiplyPart(
        panelVectors, a + i * aRow + k * aColumn, aRow, aColumn, b + k * bRow, bRow, bColumn,
        y + i * yRow, yRow, height, part, columns, scratch, k == 0,
      );
    }
    i += height;
  }
}

/** y += a · b, or y = a · b at first, for at most HEIGHT rows and PART terms. */
function multiplyPart(
  panelVectors: usize,
  a: usize, aRow: usize, aStep: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, yRow: usize,
  rows: usize, inner: usize, columns: usize,
  scratch: usize, first: bool,
): void {
  const panel = scratch;
  const tile = panel + PANEL_BYTES;
  if (aStep > SIZE && columns >= MANY_COLUMNS) {
    const packed = tile + TILE_BYTES;
    transposeInto(a, aStep, packed, LEFT_ROW, inner, rows);
    a = packed;
    aRow = LEFT_ROW;
    aStep = SIZE;
  }
  const fewRows: usize = bRow <= NEAR ? MORE_ROWS : FEW_ROWS;
  const inPlace = bColumn == SIZE && (rows <= fewRows || inner * bRow <= SMALL);
  const panelColumns = panelVectors * LANES;
  const panelRow = panelVectors * VECTOR;
  for (let j: usize = 0; j < columns; j += panelColumns, b += panelColumns * bColumn, y += panelRow) {
    const width = min<usize>(panelColumns, columns - j);
    let vectors = (width + LANES - 1) / LANES;
    if (FUSED && vectors == 3) vectors = WIDE_VECTORS;
    const fits = width == vectors * LANES;
    let right = b;
    let rightRow = bRow;
    if (!inPlace || !fits) {
      pack(panel, panelRow, b, bRow, bColumn, inner, width);
      right = panel;
      rightRow = panelRow;
    }
    let to = y;
    let from = a;
    for (let left = rows; left > 0;) {
      // The last two blocks share the remaining rows.
      const height = left <= ROWS ? left : min<usize>(ROWS, (left + 1) / 2);
      if (first && fits) block(height, vectors, from, aRow, aStep, right, rightRow, to, yRow, inner);
      else {
        block(height, vectors, from, aRow, aStep, right, rightRow, tile, panelRow, inner);
        if (first) copyRows(tile, panelRow, to, yRow, height, width);
        else addRows(tile, panelRow, to, yRow, height, width * SIZE);
      }
      to += height * yRow;
      from += height * aRow;
      left -= height;
    }
  }
}

/** Adds rows of a few bytes each. */
function addRows(x: usize, xRow: usize, y: usize, yRow: usize, rows: usize, bytes: usize): void {
  for (; rows > 0; rows--, x += xRow, y += yRow) add(x, y, bytes);
}
