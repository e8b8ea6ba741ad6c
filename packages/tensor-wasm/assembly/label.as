import { Real } from "./real";
import { SIZE } from "./layout";

/** From here on float32 tells a label no longer from the next. */
// @ts-ignore: decorator
@inline const FLOAT32_LABELS: usize = 16777216;

/** Whether a label is a whole number from 0 to classes − 1, which its precision tells from the others. */
// @ts-ignore: decorator
@inline export function isLabel(label: Real, classes: usize): bool {
  const distinct = SIZE == 4 ? min(classes, FLOAT32_LABELS) : classes;
  return label >= 0 && label < <Real>distinct && floor<Real>(label) == label;
}

/** Fills elements that no number is right for, such as the row of a label that is not valid. */
export function fillNaN(y: usize, length: usize): void {
  for (const end = y + length * SIZE; y < end; y += SIZE) store<Real>(y, <Real>NaN);
}
