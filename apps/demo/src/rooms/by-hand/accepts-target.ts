import { ArgumentError, type Loss, type Tensor } from "@gd/tensor";

/** Whether a loss takes a target. */
export const acceptsTarget = (loss: Loss, target: Tensor): boolean => {
  try {
    loss.expectTarget?.("the target", target, target.shape);
    return true;
  } catch (error) {
    if (error instanceof ArgumentError) return false;
    throw error;
  }
};
