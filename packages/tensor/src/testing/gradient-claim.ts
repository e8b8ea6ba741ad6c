import type { Tensor } from "../tensor.js";

/** A scalar function of tensors, with the gradient it claims to have. */
export interface GradientClaim {
  /** The name of the function, for messages. Default: "the function". */
  readonly name?: string;
  /** The tensors to vary, by name. Their elements are changed in place and restored. */
  readonly variables: readonly (readonly [name: string, value: Tensor])[];
  /** The function's value at the current elements of the variables. */
  value(): number;
  /** The claimed ∂value/∂variable, in the order of the variables. A missing one is an error. */
  readonly gradients: readonly (Tensor | undefined)[];
  /** The number of examples, if the function is one of a batch: mistakes are recognized by it. */
  readonly batch?: number;
  /** What one example contributes to the value, if the value is a sum over the batch. */
  exampleValue?(example: number): number;
}
