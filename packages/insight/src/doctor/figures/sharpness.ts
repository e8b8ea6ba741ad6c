import type { Examples } from "@gd/data";
import type { ModelState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { curvatureAlong } from "./curvature-along.js";

/**
 * The curvature of the loss along its gradient, ĝᵀHĝ with ĝ = ∇L / ‖∇L‖. Gradient descent at a rate η oscillates with growing width
 * where it is above 2 / η. 0 where there is no gradient.
 *
 * Source  Cohen et al., Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability (2021), §2
 */
export const sharpness = async (setup: AnySetup, state: ModelState, examples: Examples): Promise<number> => {
  // The slope along the gradient is its square.
  const { slope, curvature } = await curvatureAlong(setup, state, examples, "gradient");
  return slope === 0 ? 0 : curvature / slope;
};
