/** A value, or the function that computes it when it is first asked for. */
export type Lazy<T> = T | (() => T);

/**
 * A backward step's result whose input gradient is computed when it is first read. Training reads that of every layer
 * but the first, where it would be a third of the work of a step.
 *
 * A class because a getter of an object literal makes each object, and with it each training step, many times slower.
 */
export class BackwardStep<Input extends object, P> {
  private computed: Lazy<Input>;

  constructor(
    readonly gradients: P,
    inputGradient: Lazy<Input>,
  ) {
    this.computed = inputGradient;
  }

  get inputGradient(): Input {
    if (typeof this.computed === "function") this.computed = this.computed();
    return this.computed;
  }
}
