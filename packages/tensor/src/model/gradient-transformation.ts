import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";
import type { Parameters } from "../parameters.js";
import type { Vector } from "../tensor.js";
import type { Coefficients } from "./coefficients.js";

/** What a gradient transformation is given at one step. */
export interface UpdateInput<State extends Parameters> {
  readonly ops: Ops;
  /** ∂L/∂θ, or what the transformation before this one made of it. */
  readonly gradient: Vector;
  /** As `initialize` or the step before returned it. */
  readonly state: State;
  /** θ, the parameters of the whole model as one vector. */
  readonly parameters: Vector;
  /** The numbers that the transformation declares, as they are in this step. */
  readonly coefficients: readonly Scalar[];
}

/**
 * Turns a gradient into another vector of the same length. The last of a chain returns what is added to θ: an
 * optimizer is a gradient transformation whose updates descend.
 */
export interface GradientTransformation<State extends Parameters = Parameters> extends Coefficients {
  readonly name: string;
  /** The state before the first step, for `length` parameters. */
  initialize(ops: Ops, length: number): State;
  /** What it makes of the gradient, and its state after the step. */
  update(input: UpdateInput<State>): { readonly update: Vector; readonly state: State };
}
