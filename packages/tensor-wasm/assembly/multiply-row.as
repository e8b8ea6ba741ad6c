import { add } from "./add";
import { LANES, SIZE, VECTOR } from "./layout";
import { multiplyAdd, PART, splatAt } from "./multiply-add";
import { Real } from "./real";

// One row of a product: y = a · b for a vector a, and b not packed.

/** Four or eight bytes at a pointer in the first lanes, and zeros. */
// @ts-ignore: decorator
@inline function loadLow(bytes: usize, pointer: usize): v128 {
  return bytes == 4 ? v128.load_zero<u32>(pointer) : v128.load_zero<u64>(pointer);
}

/** Four or eight bytes of columns, fewer than a vector. */
// @ts-ignore: decorator
@inline function lowColumns(bytes: usize, a: usize, aStep: usize, b: usize, bRow: usize, y: usize, inner: usize): void {
  let sum = v128.splat<Real>(0);
  for (; inner > 0; inner--, a += aStep, b += bRow) sum = multiplyAdd(splatAt(a), loadLow(bytes, b), sum);
  if (bytes == 4) v128.store_lane<u32>(y, sum, 0);
  else v128.store_lane<u64>(y, sum, 0);
}

/** One column. */
function column(a: usize, aStep: usize, b: usize, bRow: usize, y: usize, inner: usize): void {
  lowColumns(SIZE, a, aStep, b, bRow, y, inner);
}

/**
 * Up to four vectors of columns whose sums stay in registers. The last vector ends with the last column: it may
 * overlap.
 */
// @ts-ignore: decorator
@inline function strip(vectors: i32, a: usize, aStep: usize, b: usize, bRow: usize, y: usize, inner: usize, columns: usize): void {
  const last = columns * SIZE - VECTOR;
  let c0 = v128.splat<Real>(0), c1 = c0, c2 = c0, c3 = c0;
  for (; inner > 0; inner--, a += aStep, b += bRow) {
    const x = splatAt(a);
    c0 = multiplyAdd(x, v128.load(b + last), c0);
    if (vectors > 1) c1 = multiplyAdd(x, v128.load(b), c1);
    if (vectors > 2) c2 = multiplyAdd(x, v128.load(b, 16), c2);
    if (vectors > 3) c3 = multiplyAdd(x, v128.load(b, 32), c3);
  }
  v128.store(y + last, c0);
  if (vectors > 1) v128.store(y, c1);
  if (vectors > 2) v128.store(y, c2, 16);
  if (vectors > 3) v128.store(y, c3, 32);
}

/** Four rows of b are added to y in one pass; one where fewer are left. */
// @ts-ignore: decorator
@inline function addRows(count: i32, a: usize, aStep: usize, b: usize, bRow: usize, y: usize, columns: usize, first: bool): void {
  const x0 = splatAt(a);
  const x1 = count > 1 ? splatAt(a + aStep) : x0;
  const x2 = count > 1 ? splatAt(a + 2 * aStep) : x0;
  const x3 = count > 1 ? splatAt(a + 3 * aStep) : x0;
  const b1 = b + bRow, b2 = b1 + bRow, b3 = b2 + bRow;
  const last = columns * SIZE - VECTOR;
  // The last vector overlaps the one before it; its sums are read before those are written.
  let at: usize = 0;
  const zero = v128.splat<Real>(0);
  let tail = first ? zero : v128.load(y + last);
  tail = multiplyAdd(x0, v128.load(b + last), tail);
  if (count > 1) {
    tail = multiplyAdd(x1, v128.load(b1 + last), tail);
    tail = multiplyAdd(x2, v128.load(b2 + last), tail);
    tail = multiplyAdd(x3, v128.load(b3 + last), tail);
  }
  for (; at < last; at += VECTOR) {
    let sum = first ? zero : v128.load(y + at);
    sum = multiplyAdd(x0, v128.load(b + at), sum);
    if (count > 1) {
      sum = multiplyAdd(x1, v128.load(b1 + at), sum);
      sum = multiplyAdd(x2, v128.load(b2 + at), sum);
      sum = multiplyAdd(x3, v128.load(b3 + at), sum);
    }
    v128.store(y + at, sum);
  }
  v128.store(y + last, tail);
}

/** Where the rows of b lie without gaps. */
function sumOfRows(a: usize, aStep: usize, b: usize, bRow: usize, y: usize, inner: usize, columns: usize): void {
  if (columns < 2) {
    if (columns == 1) column(a, aStep, b, bRow, y, inner);
  } else if (columns < LANES) {
    // Two columns or three of float32: in pairs, which may overlap.
    const last = (columns - 2) * SIZE;
    lowColumns(8, a, aStep, b, bRow, y, inner);
    if (last > 0) lowColumns(8, a, aStep, b + last, bRow, y + last, inner);
  } else if (columns <= LANES) strip(1, a, aStep, b, bRow, y, inner, columns);
  else if (columns <= 2 * LANES) strip(2, a, aStep, b, bRow, y, inner, columns);
  else if (columns <= 3 * LANES) strip(3, a, aStep, b, bRow, y, inner, columns);
  else if (columns <= 4 * LANES) strip(4, a, aStep, b, bRow, y, inner, columns);
  else {
    let k: usize = 0;
    for (; k + 4 <= inner; k += 4) addRows(4, a + k * aStep, aStep, b + k * bRow, bRow, y, columns, k == 0);
    for (; k < inner; k++) addRows(1, a + k * aStep, aStep, b + k * bRow, bRow, y, columns, k == 0);
  }
}

/**
 * `vectors` vectors of columns, one or four, where each column lies without gaps: squares of as many elements as a
 * vector has lanes are transposed in registers, so that a lane still adds in order. Four of them hide the latency of an
 * addition.
 */
// @ts-ignore: decorator
@inline function dots(vectors: i32, a: usize, aStep: usize, b: usize, bColumn: usize, y: usize, inner: usize): void {
  const next = LANES * bColumn;
  let c0 = v128.splat<Real>(0), c1 = c0, c2 = c0, c3 = c0;
  const end = b + inner * SIZE;
  for (; b + VECTOR <= end; b += VECTOR, a += LANES * aStep) {
    c0 = addSquare(a, aStep, b, bColumn, c0);
    if (vectors > 1) {
      let p = b + next;
      c1 = addSquare(a, aStep, p, bColumn, c1);
      p += next;
      c2 = addSquare(a, aStep, p, bColumn, c2);
      p += next;
      c3 = addSquare(a, aStep, p, bColumn, c3);
    }
  }
  for (; b < end; b += SIZE, a += aStep) {
    const x = splatAt(a);
    c0 = multiplyAdd(x, gather(b, bColumn), c0);
    if (vectors > 1) {
      c1 = multiplyAdd(x, gather(b + next, bColumn), c1);
      c2 = multiplyAdd(x, gather(b + 2 * next, bColumn), c2);
      c3 = multiplyAdd(x, gather(b + 3 * next, bColumn), c3);
    }
  }
  v128.store(y, c0);
  if (vectors > 1) {
    v128.store(y, c1, 16);
    v128.store(y, c2, 32);
    v128.store(y, c3, 48);
  }
}

/** Adds as many terms as there are lanes to the sums of as many columns. */
// @ts-ignore: decorator
@inline function addSquare(a: usize, aStep: usize, b: usize, bColumn: usize, sum: v128): v128 {
  const b1 = b + bColumn;
  const a1 = a + aStep;
  const p0 = v128.load(b), p1 = v128.load(b1);
  if (LANES == 2) {
    sum = multiplyAdd(splatAt(a), v128.shuffle<i64>(p0, p1, 0, 2), sum);
    return multiplyAdd(splatAt(a1), v128.shuffle<i64>(p0, p1, 1, 3), sum);
  }
  const b2 = b1 + bColumn;
  const a2 = a1 + aStep;
  const p2 = v128.load(b2), p3 = v128.load(b2 + bColumn);
  const low01 = v128.shuffle<i32>(p0, p1, 0, 4, 1, 5);
  const low23 = v128.shuffle<i32>(p2, p3, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(p0, p1, 2, 6, 3, 7);
  const high23 = v128.shuffle<i32>(p2, p3, 2, 6, 3, 7);
  sum = multiplyAdd(splatAt(a), v128.shuffle<i64>(low01, low23, 0, 2), sum);
  sum = multiplyAdd(splatAt(a1), v128.shuffle<i64>(low01, low23, 1, 3), sum);
  sum = multiplyAdd(splatAt(a2), v128.shuffle<i64>(high01, high23, 0, 2), sum);
  return multiplyAdd(splatAt(a2 + aStep), v128.shuffle<i64>(high01, high23, 1, 3), sum);
}

/** One element of each column. */
// @ts-ignore: decorator
@inline function gather(b: usize, bColumn: usize): v128 {
  let vector = v128.replace_lane<Real>(loadLow(SIZE, b), 1, load<Real>(b + bColumn));
  if (LANES == 4) {
    vector = v128.replace_lane<Real>(vector, 2, load<Real>(b + 2 * bColumn));
    vector = v128.replace_lane<Real>(vector, 3, load<Real>(b + 3 * bColumn));
  }
  return vector;
}

/** Where the columns of b lie without gaps. */
function sumsOfColumns(a: usize, aStep: usize, b: usize, bColumn: usize, y: usize, inner: usize, columns: usize): void {
  for (; columns >= 4 * LANES; columns -= 4 * LANES, b += 4 * LANES * bColumn, y += 4 * VECTOR) {
    dots(4, a, aStep, b, bColumn, y, inner);
  }
  for (; columns >= LANES; columns -= LANES, b += LANES * bColumn, y += VECTOR) dots(1, a, aStep, b, bColumn, y, inner);
  for (; columns > 0; columns--, b += bColumn, y += SIZE) column(a, aStep, b, SIZE, y, inner);
}

/** So many columns, where rows lie without gaps, that their sums stay in the first cache. */
// @ts-ignore: decorator
@inline const WIDTH: usize = 4096;

/** One row of y; all steps in bytes. The sums of a part are added to those of the parts before. */
export function multiplyRow(
  a: usize, aStep: usize, b: usize, bRow: usize, bColumn: usize, y: usize, inner: usize, columns: usize, scratch: usize,
): void {
  // Columns of several parts go a few at a time, so that their elements are read as they lie.
  const most = bColumn == SIZE ? WIDTH : inner <= PART ? columns : 4 * LANES;
  for (let j: usize = 0; j < columns; j += most, b += most * bColumn, y += most * SIZE) {
    const width = min<usize>(most, columns - j);
    for (let k: usize = 0; k < inner; k += PART) {
      const part = min<usize>(PART, inner - k);
      const sums = k == 0 ? y : scratch;
      if (bColumn == SIZE) sumOfRows(a + k * aStep, aStep, b + k * bRow, bRow, sums, part, width);
      else sumsOfColumns(a + k * aStep, aStep, b + k * bRow, bColumn, sums, part, width);
      if (k > 0) add(scratch, y, width * SIZE);
    }
  }
}
