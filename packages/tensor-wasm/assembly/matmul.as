import { Real } from "./real";
import { LANES, SIZE, VECTOR } from "./layout";

// Each element adds its products for k = 0, 1, 2, … from 0: lanes run along the columns, and a sum that is taken up
// again after a part of k goes on from what it was.

/** The columns of a panel of the right matrix: three vectors. */
// @ts-ignore: decorator
@inline const PANEL: usize = 3 * LANES;
/** The rows of a block. */
// @ts-ignore: decorator
@inline const ROWS: usize = 3;
/** The part of k for which a panel stays in the first cache. */
// @ts-ignore: decorator
@inline const PART: usize = 256;

// @ts-ignore: decorator
@lazy const panel: usize = memory.data(12288, 16); // PART × PANEL elements: 48 bytes for each k
// @ts-ignore: decorator
@lazy const tile: usize = memory.data(144, 16); // ROWS × PANEL elements

/**
 * Adds left · right, for `inner` terms, to a block of y of `rows` by `vectors`, at most three by three. The nine sums
 * stay in registers. Not unrolled over k: V8 would spill them.
 *
 * ```
 *                 b0   b1   b2     right[k, j … j + 3 vectors]
 *     left[i,   k]  c00  c01  c02
 *     left[i+1, k]  c10  c11  c12
 *     left[i+2, k]  c20  c21  c22
 * ```
 */
// @ts-ignore: decorator
@inline function multiplyBlock(
  rows: i32, vectors: i32,
  a: usize, aRow: usize, aStep: usize,
  b: usize, bStep: usize,
  y: usize, yRow: usize,
  inner: usize, first: bool,
): void {
  const zero = v128.splat<Real>(0);
  let c00 = zero, c01 = zero, c02 = zero;
  let c10 = zero, c11 = zero, c12 = zero;
  let c20 = zero, c21 = zero, c22 = zero;
  const y1 = y + yRow;
  const y2 = y1 + yRow;
  if (!first) {
    c00 = v128.load(y);
    if (vectors > 1) c01 = v128.load(y, 16);
    if (vectors > 2) c02 = v128.load(y, 32);
    if (rows > 1) {
      c10 = v128.load(y1);
      if (vectors > 1) c11 = v128.load(y1, 16);
      if (vectors > 2) c12 = v128.load(y1, 32);
    }
    if (rows > 2) {
      c20 = v128.load(y2);
      if (vectors > 1) c21 = v128.load(y2, 16);
      if (vectors > 2) c22 = v128.load(y2, 32);
    }
  }
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  for (let k: usize = 0; k < inner; k++) {
    const b0 = v128.load(b);
    const b1 = vectors > 1 ? v128.load(b, 16) : b0;
    const b2 = vectors > 2 ? v128.load(b, 32) : b0;
    const x0 = v128.splat<Real>(load<Real>(a));
    c00 = v128.add<Real>(c00, v128.mul<Real>(x0, b0));
    if (vectors > 1) c01 = v128.add<Real>(c01, v128.mul<Real>(x0, b1));
    if (vectors > 2) c02 = v128.add<Real>(c02, v128.mul<Real>(x0, b2));
    if (rows > 1) {
      const x1 = v128.splat<Real>(load<Real>(a1));
      c10 = v128.add<Real>(c10, v128.mul<Real>(x1, b0));
      if (vectors > 1) c11 = v128.add<Real>(c11, v128.mul<Real>(x1, b1));
      if (vectors > 2) c12 = v128.add<Real>(c12, v128.mul<Real>(x1, b2));
      a1 += aStep;
    }
    if (rows > 2) {
      const x2 = v128.splat<Real>(load<Real>(a2));
      c20 = v128.add<Real>(c20, v128.mul<Real>(x2, b0));
      if (vectors > 1) c21 = v128.add<Real>(c21, v128.mul<Real>(x2, b1));
      if (vectors > 2) c22 = v128.add<Real>(c22, v128.mul<Real>(x2, b2));
      a2 += aStep;
    }
    a += aStep;
    b += bStep;
  }
  v128.store(y, c00);
  if (vectors > 1) v128.store(y, c01, 16);
  if (vectors > 2) v128.store(y, c02, 32);
  if (rows > 1) {
    v128.store(y1, c10);
    if (vectors > 1) v128.store(y1, c11, 16);
    if (vectors > 2) v128.store(y1, c12, 32);
  }
  if (rows > 2) {
    v128.store(y2, c20);
    if (vectors > 1) v128.store(y2, c21, 16);
    if (vectors > 2) v128.store(y2, c22, 32);
  }
}

function block33(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(3, 3, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}
function block32(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(3, 2, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}
function block31(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(3, 1, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}
function block23(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(2, 3, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}
function block13(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(1, 3, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}

/** The block for the rows that are left and, where all three are, for the vectors that are left. */
function block(rows: usize, vectors: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  if (rows == 1) block13(a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (rows == 2) block23(a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (vectors == 3) block33(a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (vectors == 2) block32(a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else block31(a, aRow, aStep, b, bStep, y, yRow, inner, first);
}

/** Copies `inner` rows of `columns` elements of the right matrix into the panel, with zeros up to its width. */
function pack(b: usize, bRow: usize, bColumn: usize, inner: usize, columns: usize): void {
  if (columns < PANEL) memory.fill(panel, 0, inner * PANEL * SIZE);
  if (bColumn == SIZE && columns == PANEL) {
    for (let k: usize = 0, y = panel; k < inner; k++, b += bRow, y += PANEL * SIZE) {
      v128.store(y, v128.load(b));
      v128.store(y, v128.load(b, 16), 16);
      v128.store(y, v128.load(b, 32), 32);
    }
    return;
  }
  for (let j: usize = 0; j < columns; j++) {
    let p = b + j * bColumn;
    let y = panel + j * SIZE;
    for (let k: usize = 0; k < inner; k++, p += bRow, y += PANEL * SIZE) store<Real>(y, load<Real>(p));
  }
}

/** Blocks of three rows by three vectors; all steps in bytes. */
function multiplyInBlocks(
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, rows: usize, inner: usize, columns: usize,
): void {
  const yRow = columns * SIZE;
  for (let k: usize = 0; k < inner; k += PART) {
    const part = min<usize>(PART, inner - k);
    const first = k == 0;
    for (let j: usize = 0; j < columns; j += PANEL) {
      const width = min<usize>(PANEL, columns - j);
      const vectors = (width + LANES - 1) / LANES;
      const partial = width < PANEL;
      pack(b + k * bRow + j * bColumn, bRow, bColumn, part, width);
      for (let i: usize = 0; i < rows; i += ROWS) {
        const height = min<usize>(ROWS, rows - i);
        const from = a + i * aRow + k * aColumn;
        const to = y + i * yRow + j * SIZE;
        if (!partial) {
          block(height, 3, from, aRow, aColumn, panel, PANEL * SIZE, to, yRow, part, first);
          continue;
        }
        // A block that is wider than what is left of the matrix is computed aside.
        if (!first) for (let r: usize = 0; r < height; r++) memory.copy(tile + r * PANEL * SIZE, to + r * yRow, width * SIZE);
        block(height, vectors, from, aRow, aColumn, panel, PANEL * SIZE, tile, PANEL * SIZE, part, first);
        for (let r: usize = 0; r < height; r++) memory.copy(to + r * yRow, tile + r * PANEL * SIZE, width * SIZE);
      }
    }
  }
}

/** y = a · right for a vector a, where the rows of the right matrix lie without gaps: four of them in one pass over y. */
function addRows(a: usize, aStep: usize, b: usize, bRow: usize, y: usize, inner: usize, columns: usize): void {
  const width = columns * SIZE;
  memory.fill(y, 0, width);
  const end = y + width;
  let k: usize = 0;
  for (; k + 4 <= inner; k += 4, a += 4 * aStep, b += 4 * bRow) {
    const a0 = load<Real>(a);
    const a1 = load<Real>(a + aStep);
    const a2 = load<Real>(a + 2 * aStep);
    const a3 = load<Real>(a + 3 * aStep);
    const x0 = v128.splat<Real>(a0);
    const x1 = v128.splat<Real>(a1);
    const x2 = v128.splat<Real>(a2);
    const x3 = v128.splat<Real>(a3);
    let p0 = b, p1 = b + bRow, p2 = b + 2 * bRow, p3 = b + 3 * bRow;
    let to = y;
    for (; to + VECTOR <= end; to += VECTOR, p0 += VECTOR, p1 += VECTOR, p2 += VECTOR, p3 += VECTOR) {
      let sum = v128.add<Real>(v128.load(to), v128.mul<Real>(x0, v128.load(p0)));
      sum = v128.add<Real>(sum, v128.mul<Real>(x1, v128.load(p1)));
      sum = v128.add<Real>(sum, v128.mul<Real>(x2, v128.load(p2)));
      v128.store(to, v128.add<Real>(sum, v128.mul<Real>(x3, v128.load(p3))));
    }
    for (; to < end; to += SIZE, p0 += SIZE, p1 += SIZE, p2 += SIZE, p3 += SIZE) {
      const sum = load<Real>(to) + a0 * load<Real>(p0) + a1 * load<Real>(p1) + a2 * load<Real>(p2);
      store<Real>(to, sum + a3 * load<Real>(p3));
    }
  }
  for (; k < inner; k++, a += aStep, b += bRow) {
    const a0 = load<Real>(a);
    const x0 = v128.splat<Real>(a0);
    let p = b;
    let to = y;
    for (; to + VECTOR <= end; to += VECTOR, p += VECTOR) {
      v128.store(to, v128.add<Real>(v128.load(to), v128.mul<Real>(x0, v128.load(p))));
    }
    for (; to < end; to += SIZE, p += SIZE) store<Real>(to, load<Real>(to) + a0 * load<Real>(p));
  }
}

/** y = a · right for a vector a, where the columns of the right matrix lie without gaps: the sums of eight at a time. */
function dotColumns(a: usize, aStep: usize, b: usize, bRow: usize, bColumn: usize, y: usize, inner: usize, columns: usize): void {
  let j: usize = 0;
  for (; j + 8 <= columns; j += 8, b += 8 * bColumn, y += 8 * SIZE) {
    let s0: Real = 0, s1: Real = 0, s2: Real = 0, s3: Real = 0;
    let s4: Real = 0, s5: Real = 0, s6: Real = 0, s7: Real = 0;
    let p0 = b, p4 = b + 4 * bColumn;
    for (let k: usize = 0, x = a; k < inner; k++, x += aStep, p0 += bRow, p4 += bRow) {
      const term = load<Real>(x);
      s0 += term * load<Real>(p0);
      s1 += term * load<Real>(p0 + bColumn);
      s2 += term * load<Real>(p0 + 2 * bColumn);
      s3 += term * load<Real>(p0 + 3 * bColumn);
      s4 += term * load<Real>(p4);
      s5 += term * load<Real>(p4 + bColumn);
      s6 += term * load<Real>(p4 + 2 * bColumn);
      s7 += term * load<Real>(p4 + 3 * bColumn);
    }
    store<Real>(y, s0);
    store<Real>(y + SIZE, s1);
    store<Real>(y + 2 * SIZE, s2);
    store<Real>(y + 3 * SIZE, s3);
    store<Real>(y + 4 * SIZE, s4);
    store<Real>(y + 5 * SIZE, s5);
    store<Real>(y + 6 * SIZE, s6);
    store<Real>(y + 7 * SIZE, s7);
  }
  for (; j < columns; j++, b += bColumn, y += SIZE) {
    let sum: Real = 0;
    for (let k: usize = 0, x = a, p = b; k < inner; k++, x += aStep, p += bRow) sum += load<Real>(x) * load<Real>(p);
    store<Real>(y, sum);
  }
}

/** One row of y; all steps in bytes. */
function multiplyRow(a: usize, aStep: usize, b: usize, bRow: usize, bColumn: usize, y: usize, inner: usize, columns: usize): void {
  if (bColumn == SIZE) addRows(a, aStep, b, bRow, y, inner, columns);
  else dotColumns(a, aStep, b, bRow, bColumn, y, inner, columns);
}

/** Few rows, or short sums, do not repay the packing. */
// @ts-ignore: decorator
@inline const FEW: usize = 3;

/**
 * y = left · right, y of [rows, columns] row by row. Element (i, k) of left stands at a + i · aRow + k · aColumn, in
 * elements, and so with right: a transposed matrix is read in place.
 */
export function matmul(
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, rows: usize, inner: usize, columns: usize,
): void {
  if (inner == 0) {
    memory.fill(y, 0, rows * columns * SIZE);
    return;
  }
  aRow *= SIZE;
  aColumn *= SIZE;
  bRow *= SIZE;
  bColumn *= SIZE;
  if (columns == 1) {
    multiplyRow(b, bRow, a, aColumn, aRow, y, inner, rows);
  } else if (rows <= FEW || inner <= FEW) {
    for (let i: usize = 0; i < rows; i++) {
      multiplyRow(a + i * aRow, aColumn, b, bRow, bColumn, y + i * columns * SIZE, inner, columns);
    }
  } else multiplyInBlocks(a, aRow, aColumn, b, bRow, bColumn, y, rows, inner, columns);
}
