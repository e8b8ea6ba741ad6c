import type { Ops } from "./ops.js";
import type { Tensor } from "./tensor.js";

/** The number of the call at hand. That it is read may be noticed: who passes it on should leave the reading to others. */
export interface Now {
  /** As the call was given it. */
  readonly step: number;
}

/** One call of a compiled function, as its body sees it. */
export interface CompiledCall {
  /** The number that the call was made with. */
  readonly step: number;
  /**
   * Runs a part of which the numbers may differ from call to call but not the operations, such as an optimizer whose rate
   * decays. What differs must come of the step that it is given, not of `step` above, which is that of the call whose
   * body was run. A part that reads that step runs in every call, maybe twice; one that does not, and the rest of the
   * body, may not.
   */
  varying<T>(part: (now: Now) => T): T;
  /** Says that what is computed depends on more than the shapes of the inputs, such as something drawn at random. */
  unrepeatable(): void;
}

/**
 * What `Ops.compile` makes a function of: operations on the inputs and on variables. For inputs of the same shapes they
 * must be the same ones, in the same order and with the same numbers, but for those of `varying` parts; elements are read
 * by `item`, `allFinite` and `inspect` alone. Its result is a number from `item`, or undefined for a call that ends early, before
 * it has assigned anything. It may do so for one reason: that what `item` reads is not finite, or `allFinite` says no.
 */
export type CompiledBody<Inputs extends readonly Tensor[]> = (inputs: Inputs, call: CompiledCall) => number | undefined;

/** `Ops.compile` of an interpreter that runs the body in every call, as one step. */
export const uncompiled =
  (step: Ops["step"]): Ops["compile"] =>
  (body) =>
  (inputs, number) =>
    step(() => body(inputs, { step: number, varying: (part) => part({ step: number }), unrepeatable: () => {} }));
