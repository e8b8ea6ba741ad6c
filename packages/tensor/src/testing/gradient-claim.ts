import type { Tensor } from "../tensor.js";

/** A scalar function of tensors, with the gradient it claims to have. */
export interface GradientClaim {
  /** Whose gradient it is, for messages; "the function" unless said otherwise. */
  readonly name?: string;
  /** The tensors to vary, by name. Their elements are changed in place and restored. */
  readonly variables: readonly (readonly [name: string, value: Tensor])[];
  /** The function's value at the present elements of the variables. */
  value(): number;
  /** The claimed ∂value/∂variable, in the order of the variables. One that is missing is refused. */
  readonly gradients: readonly (Tensor | undefined)[];
  /** The number of examples in the batch that the function is of, where it is of a batch: mistakes are recognised by it. */
  readonly batch?: number;
  /** What one example contributes to the value, where the value is a sum over the batch. */
  exampleValue?(example: number): number;
}
