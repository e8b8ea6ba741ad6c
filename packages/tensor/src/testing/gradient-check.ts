import type { Shape } from "../shape.js";
import type { ComparedElement } from "./compare-slopes.js";

/** How the gradient with respect to one tensor compares. */
export interface VariableCheck {
  /** Its name: `input`, `weight`. */
  readonly variable: string;
  readonly shape: Shape;
  readonly passed: boolean;
  /** Where claimed and measured differ most. */
  readonly worst: ComparedElement | undefined;
  /** Derivatives that were compared: one for each element, or one along a direction through all of them. */
  readonly compared: number;
  /** Those that were not, as the function has a kink within the step and so no derivative. */
  readonly kinks: number;
  /** What makes the claimed gradient of the measured one, where it is wrong and that is recognised: `wrong sign: …`. */
  readonly mistake: string | undefined;
}

/** How the gradients of a layer, a loss or a function compare with measured ones. */
export interface GradientCheck {
  /** Of what was checked. */
  readonly name: string;
  /** Whether all that was compared agrees, and not all was kinks. */
  readonly passed: boolean;
  /** Where claimed and measured differ most, of all tensors. */
  readonly worst: ComparedElement | undefined;
  /** Derivatives that were compared. */
  readonly compared: number;
  /** Those that were not, as the function has none there. */
  readonly kinks: number;
  /** Tensor by tensor. */
  readonly variables: readonly VariableCheck[];
}
