import { Real } from "./real";
import { fillNaN, isLabel } from "./label";
import { SIZE } from "./layout";
import { storeTwo, two } from "./two-in-float64";

/** Whether all labels are whole numbers from 0 to classes − 1. */
function areLabels(labels: usize, count: usize, classes: usize): bool {
  for (const end = labels + count * SIZE; labels < end; labels += SIZE) {
    if (!isLabel(load<Real>(labels), classes)) return false;
  }
  return true;
}

// @ts-ignore: decorator
@inline function labelAt(labels: usize): usize {
  return <usize>load<Real>(labels);
}

/** The row of the table for each label, without gaps; NaN for a label that is not a row. */
export function gatherRows(table: usize, labels: usize, y: usize, count: usize, columns: usize, classes: usize): void {
  const row = columns * SIZE;
  for (const end = y + count * row; y < end; y += row, labels += SIZE) {
    if (isLabel(load<Real>(labels), classes)) memory.copy(y, table + labelAt(labels) * row, row);
    else fillNaN(y, columns);
  }
}

/** In the list of next rows, says of a row that another one of its label comes before it. */
// @ts-ignore: decorator
@inline const LATER: u32 = 0x80000000;

/**
 * The sum of the rows of each label, some columns of them, in order and in float64. The rows of x and y lie `width` elements
 * apart. Everything is NaN if a label is not a class.
 *
 * `next`, a word for each row, gets the number of the next row with its label, from 1, or 0. While it is made, the first
 * element of each row of y is the number of the first row with that label: no memory is needed for labels that do not occur.
 */
export function sumRowsByLabel(
  x: usize, labels: usize, next: usize, y: usize, width: usize, count: usize, columns: usize, classes: usize,
): void {
  const row = width * SIZE;
  if (!areLabels(labels, count, classes)) {
    for (let label: usize = 0; label < classes; label++) fillNaN(y + label * row, columns);
    return;
  }
  if (columns == 0) return;
  for (let label: usize = 0; label < classes; label++) memory.fill(y + label * row, 0, columns * SIZE);
  for (let i = count; i > 0; i--) {
    const first = y + labelAt(labels + (i - 1) * SIZE) * row;
    const after = load<u32>(first);
    store<u32>(next + (i - 1) * 4, after);
    if (after != 0) {
      const entry = next + (after - 1) * 4;
      store<u32>(entry, load<u32>(entry) | LATER);
    }
    store<u32>(first, <u32>i);
  }
  for (let i: usize = 0; i < count; i++) {
    if ((load<u32>(next + i * 4) & LATER) == 0) sumList(x, next, y + labelAt(labels + i * SIZE) * row, i, row, columns);
  }
}

/** The row after another one in its list, or −1. */
// @ts-ignore: decorator
@inline function rowAfter(next: usize, i: isize): isize {
  return <isize>(load<u32>(next + i * 4) & ~LATER) - 1;
}

/** The sum of a row and those that follow it in its list. Four pairs of columns at a time; the last ones may overlap. */
function sumList(x: usize, next: usize, y: usize, first: isize, row: usize, columns: usize): void {
  if (columns == 1) {
    let sum: f64 = 0;
    for (let i = first; i >= 0; i = rowAfter(next, i)) sum += <f64>load<Real>(x + i * row);
    store<Real>(y, <Real>sum);
    return;
  }
  const pair = 2 * SIZE;
  const last = (columns - 2) * SIZE;
  for (let j: usize = 0; j < columns * SIZE; j += 4 * pair) {
    const j0 = min<usize>(j, last);
    const j1 = min<usize>(j + pair, last);
    const j2 = min<usize>(j + 2 * pair, last);
    const j3 = min<usize>(j + 3 * pair, last);
    let s0 = f64x2.splat(0);
    let s1 = s0, s2 = s0, s3 = s0;
    for (let i = first; i >= 0; i = rowAfter(next, i)) {
      const p = x + i * row;
      s0 = f64x2.add(s0, two(p + j0));
      s1 = f64x2.add(s1, two(p + j1));
      s2 = f64x2.add(s2, two(p + j2));
      s3 = f64x2.add(s3, two(p + j3));
    }
    storeTwo(y + j0, s0);
    storeTwo(y + j1, s1);
    storeTwo(y + j2, s2);
    storeTwo(y + j3, s3);
  }
}
