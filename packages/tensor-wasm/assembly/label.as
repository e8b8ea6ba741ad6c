import { Real } from "./real";
import { SIZE } from "./layout";

/** Whether a label is a whole number from 0 to classes − 1. */
// @ts-ignore: decorator
@inline export function isLabel(label: Real, classes: usize): bool {
  return label >= 0 && label < <Real>classes && floor<Real>(label) == label;
}

/** Fills the row of a label that is not valid. */
export function fillNaN(y: usize, length: usize): void {
  for (const end = y + length * SIZE; y < end; y += SIZE) store<Real>(y, <Real>NaN);
}
