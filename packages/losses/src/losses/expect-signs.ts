import { rowMajor, type Tensor } from "@gd/tensor";
import { TargetError } from "../target-error.js";

/** Throws TargetError unless each element is −1 or 1. */
export const expectSigns = (place: string, target: Tensor): void => {
  const wrong = rowMajor(target).find((sign) => sign !== 1 && sign !== -1);
  if (wrong !== undefined) {
    const advice = wrong === 0 ? ": for targets of 0 and 1 take 2t − 1" : "";
    throw new TargetError(place, `the target contains ${wrong}`, `targets are −1 or 1${advice}`);
  }
};
