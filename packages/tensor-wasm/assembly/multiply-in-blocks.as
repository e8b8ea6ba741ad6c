import { add } from "./add";
import { block, halfBlock, ROWS, VECTORS } from "./block";
import { LANES, SIZE, VECTOR } from "./layout";
import { PART } from "./multiply-add";
import { copyRows, pack, PANEL_ROW, transposeInto } from "./packing";

/** The rows of the left matrix whose part of k stays in the second cache. */
// @ts-ignore: decorator
@inline const HEIGHT: usize = 240;
/** The bytes of a row of the right matrix whose part of k stays in the third cache. */
// @ts-ignore: decorator
@inline const WIDTH: usize = 1 << 12;
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
/** From this many columns on the left matrix is packed, if it is transposed … */
// @ts-ignore: decorator
@inline const MANY_COLUMNS: usize = 320;
/** … or its rows compete for the same cache lines. */
// @ts-ignore: decorator
@inline const FAR: usize = 1 << 12;

// The scratch holds panels of the right matrix, a block that is wider than the rest of y or to be added to it, and packed
// rows of the left matrix.
// @ts-ignore: decorator
@inline const PANEL_BYTES: usize = PART * PANEL_ROW;
// @ts-ignore: decorator
@inline const PANEL_COLUMNS: usize = PANEL_ROW / SIZE;
// @ts-ignore: decorator
@inline const WIDTH_BYTES: usize = PART * WIDTH;
// @ts-ignore: decorator
@inline const BLOCK_COLUMNS: usize = VECTORS * LANES;
// @ts-ignore: decorator
@inline const TILE_ROW: usize = VECTORS * VECTOR;
// @ts-ignore: decorator
@inline const TILE_BYTES: usize = ROWS * TILE_ROW;
// @ts-ignore: decorator
@inline const LEFT_ROW: usize = PART * SIZE + 64; // not a power of two, or rows would compete for the same cache lines

/** The bytes of memory that a product needs for itself. */
export function scratchBytes(): usize {
  return WIDTH_BYTES + TILE_BYTES + HEIGHT * LEFT_ROW;
}

/**
 * y = a · b for two rows or more; all steps in bytes. The right matrix is cut into panels of a cache line and of PART
 * terms, which stay in the first cache:
 *
 * ```
 *                           WIDTH
 *                        ┌──┬──┬──┐
 *             PART  PART │  │  │  │     panels of b, packed when they are first used
 *            ┌──────┐    └──┴──┴──┘
 *     HEIGHT │  a   │    ┌──┬──┬──┐
 *            │      │    ├──┼──┼──┤     blocks of y
 *            └──────┘    └──┴──┴──┘
 * ```
 */
export function multiplyInBlocks(
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, yRow: usize,
  rows: usize, inner: usize, columns: usize,
  scratch: usize,
): void {
  // A single range of rows uses a panel once: the next one takes its place, which is in the first cache.
  const panelStep: usize = rows > HEIGHT ? PANEL_BYTES : 0;
  const few: usize = bRow <= NEAR ? MORE_ROWS : FEW_ROWS;
  for (let j: usize = 0; j < columns; j += WIDTH / SIZE) {
    const width = min<usize>(WIDTH / SIZE, columns - j);
    for (let k: usize = 0; k < inner; k += PART) {
      const part = min<usize>(PART, inner - k);
      const inPlace = bColumn == SIZE && (rows <= few || part * bRow <= SMALL);
      for (let i: usize = 0; i < rows;) {
        // Never a single row: blocks have two or more.
        const left = rows - i;
        const height = left <= HEIGHT ? left : left == HEIGHT + 1 ? HEIGHT - 1 : HEIGHT;
        multiplyPart(
          a + i * aRow + k * aColumn, aRow, aColumn, b + k * bRow + j * bColumn, bRow, bColumn, inPlace, i == 0, panelStep,
          y + i * yRow + j * SIZE, yRow, height, part, width, scratch, k == 0,
        );
        i += height;
      }
    }
  }
}

/** y = a · b at first, and then y += a · b, for at most HEIGHT rows, PART terms and WIDTH bytes of columns. */
function multiplyPart(
  a: usize, aRow: usize, aStep: usize,
  b: usize, bRow: usize, bColumn: usize, inPlace: bool, isNew: bool, panelStep: usize,
  y: usize, yRow: usize,
  rows: usize, inner: usize, columns: usize,
  scratch: usize, first: bool,
): void {
  let panel = scratch;
  const tile = scratch + WIDTH_BYTES;
  if (columns >= MANY_COLUMNS && (aStep > SIZE || aRow >= FAR)) {
    const packed = tile + TILE_BYTES;
    if (aStep > SIZE) transposeInto(a, aStep, packed, LEFT_ROW, inner, rows);
    else copyRows(a, aRow, packed, LEFT_ROW, rows, inner * SIZE);
    a = packed;
    aRow = LEFT_ROW;
    aStep = SIZE;
  }
  for (let j: usize = 0; j < columns; j += PANEL_COLUMNS, panel += panelStep, b += PANEL_COLUMNS * bColumn, y += PANEL_ROW) {
    const width = min<usize>(PANEL_COLUMNS, columns - j);
    let right = b;
    let rightRow = bRow;
    if (!inPlace || width < PANEL_COLUMNS) {
      if (isNew) pack(panel, b, bRow, bColumn, inner, width);
      right = panel;
      rightRow = PANEL_ROW;
    }
    let to = y;
    let from = a;
    for (let left = rows; left > 0;) {
      // The last two blocks share the remaining rows.
      const height = left <= ROWS ? left : min<usize>(ROWS, (left + 1) / 2);
      for (let at: usize = 0; at < width; at += BLOCK_COLUMNS) {
        multiplyBlock(height, min<usize>(BLOCK_COLUMNS, width - at), from, aRow, aStep, right + at * SIZE, rightRow, to + at * SIZE, yRow, inner, first, tile);
      }
      to += height * yRow;
      from += height * aRow;
      left -= height;
    }
  }
}

/** A block of some columns, by way of a tile if it is added to y or not as wide as some vectors. */
// @ts-ignore: decorator
@inline function multiplyBlock(
  rows: usize, columns: usize,
  a: usize, aRow: usize, aStep: usize,
  b: usize, bRow: usize,
  y: usize, yRow: usize,
  inner: usize, first: bool, tile: usize,
): void {
  const isHalf = columns <= BLOCK_COLUMNS / 2;
  const direct = first && (columns == BLOCK_COLUMNS || columns == BLOCK_COLUMNS / 2);
  const to = direct ? y : tile;
  const toRow = direct ? yRow : TILE_ROW;
  if (isHalf) halfBlock(rows, a, aRow, aStep, b, bRow, to, toRow, inner);
  else block(rows, a, aRow, aStep, b, bRow, to, toRow, inner);
  if (direct) return;
  if (first) copyRows(tile, TILE_ROW, y, yRow, rows, columns * SIZE);
  else addRows(tile, TILE_ROW, y, yRow, rows, columns * SIZE);
}

/** Adds rows of a few bytes each. */
function addRows(x: usize, xRow: usize, y: usize, yRow: usize, rows: usize, bytes: usize): void {
  for (; rows > 0; rows--, x += xRow, y += yRow) add(x, y, bytes);
}
