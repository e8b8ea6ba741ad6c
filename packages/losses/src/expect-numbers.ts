import { rowMajor, type Tensor } from "@gd/tensor";
import { TargetError } from "./target-error.js";

/** Throws TargetError when an element is NaN. */
export const expectNumbers = (place: string, target: Tensor): void => {
  const elements = rowMajor(target);
  for (let i = 0; i < elements.length; i++) {
    if (Number.isNaN(elements[i])) {
      throw new TargetError(place, `the target is NaN at element ${i}`, "leave the example out or fill in a value");
    }
  }
};
