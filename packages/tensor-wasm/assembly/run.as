import { elementwise } from "./elementwise";
import { BY_ROW, INSTRUCTION, columnsOf, innerOf, kernelOf, rowsOf, sharingOf, word } from "./instruction";
import {
  BY_ROWS, FIRST_OF_IMAGES, FIRST_OF_MATRICES, GATHER_ROWS, IN_PIECES, MATMUL, MAX_COLUMNS, MEAN_COLUMNS, MEAN_ROWS, ONE_HOT,
  SUM_COLUMNS, SUM_ROWS, SUM_ROWS_BY_LABEL, TRANSPOSE, UNIFORM,
} from "./kernel-numbers";
import { LANES, SIZE } from "./layout";
import { matmul } from "./matmul";
import { oneHot } from "./one-hot";
import { maxColumns, sumColumns, sumRows } from "./reductions";
import { gatherRows, sumRowsByLabel } from "./rows-by-label";
import { pieces, scratch } from "./scratch";
import { transpose } from "./transpose";
import { uniform } from "./uniform";

/** Shares begin at a multiple of this many elements: a cache line. */
// @ts-ignore: decorator
@inline const UNIT: usize = 16;

/** Where a share of a total begins; it ends where the next one begins. */
// @ts-ignore: decorator
@inline function startOf(share: usize, shares: usize, total: usize, unit: usize): usize {
  if (share == 0) return 0;
  return min<usize>(total, ((total + unit - 1) / unit) * share / shares * unit);
}

/** The kernels of windows over images, from another module. */
// @ts-ignore: decorator
@external("images", "run")
declare function runImages(at: usize, first: usize, last: usize, scratch: usize): void;

/** A loop of a plan's own over the members of a group: see src/loops/loop-of.ts. */
// @ts-ignore: decorator
@external("loops", "run")
declare function runLoop(number: usize, pointer: usize, length: usize, at: usize, first: usize, last: usize): bool;

/** Computes a share of an instruction. Returns false where it answers no. */
export function runShare(at: usize, share: usize, shares: usize): bool {
  const kernel = kernelOf(at);
  const overImages = kernel >= FIRST_OF_IMAGES;
  const byRow = overImages || (kernel >= BY_ROWS && sharingOf(at) == BY_ROW);
  const total = byRow ? rowsOf(at) : columnsOf(at);
  const unit = kernel == IN_PIECES ? innerOf(at) : overImages ? 1 : byRow ? min<usize>(4, (total + shares - 1) / shares) : UNIT;
  const first = startOf(share, shares, total, unit);
  const last = share + 1 == shares ? total : startOf(share + 1, shares, total, unit);
  if (first >= last && shares > 1) return true;
  if (kernel < BY_ROWS) return runPiece(at, first, last - first);
  if (kernel == IN_PIECES) return runInPieces(at, first, last);
  if (overImages) {
    runImages(at, first, last, scratch);
    return true;
  }
  const row = byRow ? first : 0;
  const rows = byRow ? last - first : rowsOf(at);
  const column = byRow ? 0 : first;
  const columns = byRow ? columnsOf(at) : last - first;
  if (kernel < FIRST_OF_MATRICES) {
    runByRows(at, row, rows, column, columns);
    return true;
  }
  const a = word(at, 4);
  const width = columnsOf(at);
  const y = word(at, 1);
  switch (kernel) {
    case MATMUL: {
      const aRow = word(at, 5);
      const bColumn = word(at, 9);
      matmul(
        a + row * aRow * SIZE, aRow, word(at, 6),
        word(at, 7) + column * bColumn * SIZE, word(at, 8), bColumn,
        y + (row * width + column) * SIZE, width,
        rows, innerOf(at), columns, scratch,
      );
      break;
    }
    case SUM_ROWS: sumRows(a + column * SIZE, width, y + column * SIZE, rows, columns, 1); break;
    case MEAN_ROWS: sumRows(a + column * SIZE, width, y + column * SIZE, rows, columns, <f64>rows); break;
    case SUM_COLUMNS: sumColumns(a + row * width * SIZE, y + row * SIZE, rows, width, 1); break;
    case MEAN_COLUMNS: sumColumns(a + row * width * SIZE, y + row * SIZE, rows, width, <f64>width); break;
    case MAX_COLUMNS: maxColumns(a + row * width * SIZE, y + row * SIZE, rows, width); break;
    case TRANSPOSE: transpose(a, y, rows, columns); break;
    case ONE_HOT: oneHot(a, y, rows, columns); break;
    case GATHER_ROWS:
      gatherRows(a, word(at, 7) + row * SIZE, y + row * width * SIZE, rows, width, innerOf(at));
      break;
    case SUM_ROWS_BY_LABEL:
      sumRowsByLabel(
        a + column * SIZE, word(at, 7), word(at, 10) + (column / UNIT) * rows * 4, y + column * SIZE,
        width, rows, columns, innerOf(at),
      );
      break;
    case UNIFORM: uniform(<u32>word(at, 16), <u32>word(at, 17), a, y + column * SIZE, column, columns); break;
  }
  return true;
}

/**
 * Where pieces of a vector lie: the same place for all, each its own along the vector, or a place of the thread's own.
 */
// @ts-ignore: decorator
@inline const OWN: usize = 2;

// @ts-ignore: decorator
@inline function piece(pointer: usize, along: usize, first: usize): usize {
  return along == OWN ? pieces + pointer : pointer + along * first * SIZE;
}

/** An elementwise instruction on `length` elements of vectors, from `first` on. */
// @ts-ignore: decorator
@inline function runPiece(at: usize, first: usize, length: usize): bool {
  return elementwise(
    kernelOf(at),
    piece(word(at, 4), word(at, 5), first), word(at, 6),
    piece(word(at, 7), word(at, 8), first), word(at, 9),
    piece(word(at, 10), word(at, 11), first), word(at, 12),
    piece(word(at, 1), innerOf(at), first), length,
  );
}

/**
 * The instructions that follow: by their own loop, if they have one, and what is left on a piece of all vectors, then on
 * the next, so that what one passes to another stays in the first cache.
 */
function runInPieces(at: usize, start: usize, stop: usize): bool {
  const loop = word(at, 16);
  const whole = start + (stop - start) / LANES * LANES;
  if (loop != 0 && start < whole) {
    if (!runLoop(loop, word(at, 17), word(at, 18), at, start, whole)) return false;
    start = whole;
  }
  const from = at + INSTRUCTION;
  const end = from + rowsOf(at) * INSTRUCTION;
  const longest = innerOf(at);
  for (let first = start; first < stop; first += longest) {
    const size = min<usize>(longest, stop - first);
    for (let member = from; member < end; member += INSTRUCTION) if (!runPiece(member, first, size)) return false;
  }
  return true;
}

/** The most elements that repeated rows may have together. */
// @ts-ignore: decorator
@inline const REPEATED: usize = 512;

/**
 * Combines consecutive rows with a single one, which is repeated first, as short rows would otherwise take a call each.
 */
function runRepeated(kernel: i32, a: usize, b: usize, y: usize, rows: usize, columns: usize): void {
  const times = min<usize>(rows, REPEATED / columns);
  for (let i: usize = 0; i < times; i++) memory.copy(scratch + i * columns * SIZE, b, columns * SIZE);
  while (rows > 0) {
    const count = min<usize>(times, rows);
    const length = count * columns;
    elementwise(kernel, a, 1, scratch, 1, 0, 0, y, length);
    a += length * SIZE;
    y += length * SIZE;
    rows -= count;
  }
}

function runByRows(at: usize, row: usize, rows: usize, column: usize, columns: usize): void {
  const kernel = kernelOf(at) - BY_ROWS;
  const width = columnsOf(at);
  const isRepeated = word(at, 5) == width && word(at, 6) == 1 && word(at, 8) == 0 && word(at, 9) == 1 && word(at, 10) == 0;
  if (isRepeated && columns == width && columns > 0 && columns <= REPEATED / 8 && rows > 1) {
    const start = row * width * SIZE;
    runRepeated(kernel, word(at, 4) + start, word(at, 7), word(at, 1) + start, rows, columns);
    return;
  }
  const aColumn = word(at, 6);
  const bColumn = word(at, 9);
  const cColumn = word(at, 12);
  const inOrder = aColumn <= 1 && bColumn <= 1 && cColumn <= 1;
  for (let i = row; i < row + rows; i++) {
    let a = word(at, 4) + (i * word(at, 5) + column * aColumn) * SIZE;
    let b = word(at, 7) + (i * word(at, 8) + column * bColumn) * SIZE;
    let c = word(at, 10) + (i * word(at, 11) + column * cColumn) * SIZE;
    let y = word(at, 1) + (i * columnsOf(at) + column) * SIZE;
    if (inOrder) {
      elementwise(kernel, a, aColumn, b, bColumn, c, cColumn, y, columns);
    } else {
      for (const end = y + columns * SIZE; y < end; y += SIZE) {
        elementwise(kernel, a, 0, b, 0, c, 0, y, 1);
        a += aColumn * SIZE;
        b += bColumn * SIZE;
        c += cColumn * SIZE;
      }
    }
  }
}
