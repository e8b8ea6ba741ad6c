import { rowMajor, type Tensor } from "@gd/tensor";
import { TargetError } from "./target-error.js";

/** Throws TargetError when an element is NaN. */
export const expectNumbers = (place: string, target: Tensor): void => {
  const elements = rowMajor(target);
  // `includes` is several times as fast as a search by a function, and all that is needed when nothing is wrong.
  if (!elements.includes(Number.NaN)) return;
  const index = elements.findIndex(Number.isNaN);
  throw new TargetError(place, `the target is NaN at element ${index}`, "leave the example out or fill in a value");
};
