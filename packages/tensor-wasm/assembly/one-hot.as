import { Real } from "./real";
import { fillNaN, isLabel } from "./label";
import { SIZE } from "./layout";

/** y of [rows, classes] is 1 at the label of each row, else 0; NaN in the row of a label that is not a class. */
export function oneHot(labels: usize, y: usize, rows: usize, classes: usize): void {
  const row = classes * SIZE;
  for (const end = y + rows * row; y < end; y += row, labels += SIZE) {
    const label = load<Real>(labels);
    if (isLabel(label, classes)) {
      memory.fill(y, 0, row);
      store<Real>(y + <usize>label * SIZE, 1);
    } else fillNaN(y, classes);
  }
}
