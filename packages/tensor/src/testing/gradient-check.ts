import type { Shape } from "../shape.js";
import type { ComparedElement } from "./compare-slopes.js";

/** How the gradient with respect to one tensor compares with a measured one. */
export interface VariableCheck {
  /** The name of the tensor: `input`, `weight`. */
  readonly variable: string;
  readonly shape: Shape;
  readonly passed: boolean;
  /** Where the claimed and the measured gradient differ most. */
  readonly worst: ComparedElement | undefined;
  /** The number of derivatives compared: one for each element, or one along a direction through all of them. */
  readonly compared: number;
  /** The number of derivatives skipped because the function has a kink there. */
  readonly kinks: number;
  /** The likely mistake in a wrong gradient, if it is recognized: `wrong sign: …`. */
  readonly mistake: string | undefined;
}

/** How the gradients of a layer, a loss or a function compare with measured ones. */
export interface GradientCheck {
  /** The name of what was checked. */
  readonly name: string;
  /** Whether all derivatives compared agree, and there were any. */
  readonly passed: boolean;
  /** Where the claimed and the measured gradients differ most, in all tensors. */
  readonly worst: ComparedElement | undefined;
  /** The number of derivatives compared. */
  readonly compared: number;
  /** The number of derivatives skipped. */
  readonly kinks: number;
  /** The results for each tensor. */
  readonly variables: readonly VariableCheck[];
}
