import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";
import type { Parameters } from "../parameters.js";
import type { Vector } from "../tensor.js";
import type { Coefficients } from "./coefficients.js";
import type { Described } from "./description.js";
import type { Loss } from "./loss.js";

/** What a gradient transformation receives at each step. */
export interface UpdateInput<State extends Parameters> {
  readonly ops: Ops;
  /** ∂L/∂θ, or what the previous transformation made of it. */
  readonly gradient: Vector;
  /** The state that `initialize` or the previous step returned. */
  readonly state: State;
  /** θ, the parameters of the whole model as one vector. */
  readonly parameters: Vector;
  /** The coefficients that the transformation declares, at this step. */
  readonly coefficients: readonly Scalar[];
  /** How the gradients of several batches make that of all their examples, as the loss says. Default: `"mean"`. */
  readonly reduction?: Loss["reduction"];
  /** The weight of this gradient in their mean: the number of examples, or what the loss says. Default: 1. */
  weight?(): Scalar;
}

/**
 * Turns a gradient into another vector of the same length. The last one in a chain returns what is added to θ: an
 * optimizer is a gradient transformation whose updates descend.
 */
export interface GradientTransformation<State extends Parameters = Parameters> extends Coefficients, Described {
  readonly name: string;
  /**
   * The number of steps that it gathers for an update, as `accumulateGradients` does: the update comes at the steps
   * n − 1, 2n − 1, … Training takes the last step of an epoch to be the next of these. Default: 1.
   */
  readonly stepsPerUpdate?: number | undefined;
  /**
   * Whether it turns a gradient, which points uphill, into a step downhill; one that does not is no optimizer by itself, and
   * training refuses it. Default: not known, which nothing refuses.
   */
  readonly descends?: boolean | undefined;
  /** The state before the first step, for `length` parameters. */
  initialize(ops: Ops, length: number): State;
  /** The update made from the gradient, and the state after the step. */
  update(input: UpdateInput<State>): { readonly update: Vector; readonly state: State };
}
