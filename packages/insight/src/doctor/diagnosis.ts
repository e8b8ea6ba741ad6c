import type { AnyOptions } from "../measure/any-setup.js";
import type { Measure } from "./treatments/measures.js";

/** A change of the setup that should help. */
export interface Treatment {
  /** The change in code. */
  readonly change: string;
  /** The options of `train` with the change. */
  readonly apply: (options: AnyOptions) => AnyOptions;
  /** By what with and without are compared, where the loss itself changes or does not show it. Default: the loss of held examples. */
  readonly measure?: Measure;
}

/** A cause of what went wrong in a training, and what says so. */
export interface Diagnosis {
  /** `rate too high` */
  readonly cause: string;
  /** What was seen, with its numbers, in sentences. */
  readonly evidence: string;
  /** The same numbers by name. */
  readonly numbers: Readonly<Record<string, number>>;
  /** From 0 to 1: how sure it is. */
  readonly confidence: number;
  /** What should help; undefined where that is not known for such a setup. */
  readonly treatment: Treatment | undefined;
}
