import { Real } from "./real";
import { add } from "./add";
import { fillNaN, isLabel } from "./label";
import { SIZE } from "./layout";

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

/**
 * Adds some columns of each row to the row of y for its label, in order. The rows of both lie `width` elements apart.
 * Everything is NaN if a label is not a class.
 */
export function sumRowsByLabel(
  x: usize, labels: usize, y: usize, width: usize, count: usize, columns: usize, classes: usize,
): void {
  const row = width * SIZE;
  if (!areLabels(labels, count, classes)) {
    for (let label: usize = 0; label < classes; label++) fillNaN(y + label * row, columns);
    return;
  }
  for (let label: usize = 0; label < classes; label++) memory.fill(y + label * row, 0, columns * SIZE);
  for (let i: usize = 0; i < count; i++) add(x + i * row, y + labelAt(labels + i * SIZE) * row, columns * SIZE);
}
