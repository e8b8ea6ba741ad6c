import { Real } from "./real";
import { SIZE } from "./layout";

/** y of [rows, classes] is 1 at the label of each row, else 0. Returns false when a label is no class. */
export function oneHot(labels: usize, y: usize, rows: usize, classes: usize): bool {
  memory.fill(y, 0, rows * classes * SIZE);
  for (let i: usize = 0; i < rows; i++) {
    const label = load<Real>(labels + i * SIZE);
    if (!(label >= 0 && label < <Real>classes && floor<Real>(label) == label)) return false;
    store<Real>(y + (i * classes + <usize>label) * SIZE, 1);
  }
  return true;
}
