import { Real } from "./real";
import { SIZE } from "./layout";

/** y of [columns, rows] holds the elements of x of [rows, columns] with its axes exchanged. */
export function transpose(x: usize, y: usize, rows: usize, columns: usize): void {
  for (let j: usize = 0; j < columns; j++) {
    let p = x + j * SIZE;
    for (let i: usize = 0; i < rows; i++, p += columns * SIZE, y += SIZE) store<Real>(y, load<Real>(p));
  }
}
