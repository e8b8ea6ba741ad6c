import type { Ops } from "./ops.js";
import type { Parameters } from "./parameters.js";
import type { Vector } from "./tensor.js";

/** What a gradient transformation is given at one step. */
export interface UpdateInput<State extends Parameters> {
  readonly ops: Ops;
  /** ∂L/∂θ, or what the transformation before this one made of it. */
  readonly gradient: Vector;
  /** As `initialize` or the step before returned it. */
  readonly state: State;
  /** θ, the parameters of the whole model as one vector. */
  readonly parameters: Vector;
  /** Counts from 0. An update that does not read it may be taken to be the same operations in every step. */
  readonly step: number;
}

/**
 * Turns a gradient into another vector of the same length. The last of a chain returns what is added to θ: an
 * optimizer is a gradient transformation whose updates descend.
 */
export interface GradientTransformation<State extends Parameters = Parameters> {
  readonly name: string;
  /** The state before the first step, for `length` parameters. */
  initialize(ops: Ops, length: number): State;
  /** What it makes of the gradient, and its state after the step. */
  update(input: UpdateInput<State>): { readonly update: Vector; readonly state: State };
}
