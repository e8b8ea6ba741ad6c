/** Where a value that is not finite first appeared. */
export interface NotFiniteOrigin {
  /** Counts from 0. */
  readonly step: number;
  /** `sequential › 2 linear(128 → 10)`, the loss, or the optimizer. */
  readonly place: string;
  /** The tensor: `input`, `output`, `gradients.weight`, `result of exp`. */
  readonly tensor: string;
  /** Among the tensor's elements, row by row. */
  readonly index: number;
  /** NaN, ∞ or −∞. */
  readonly value: number;
}

/** A value in a step was NaN or infinite. The parameters are as they were before the step. */
export class NotFiniteError extends Error {
  override readonly name = "NotFiniteError";
  /** Where it began. */
  readonly origin: NotFiniteOrigin;

  constructor(origin: NotFiniteOrigin, advice: string) {
    const { step, place, tensor, index, value } = origin;
    super(`step ${step}: ${value} first appeared in ${place}, in its ${tensor} at element ${index}. ${advice}`);
    this.origin = origin;
  }
}
