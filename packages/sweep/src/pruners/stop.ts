import type { Curve } from "./curve.js";

/** Where a trial ends early: after so many epochs, if its best value until then is above a bound. */
export interface Stop {
  readonly epoch: number;
  readonly above: number;
}

/** Where trials end early, by what is known of others. */
export interface StopRule {
  /** The curve of one more trial is known. */
  readonly learn: (curve: Curve) => void;
  /** Where a trial that begins now ends, by the epochs. */
  readonly stops: () => readonly Stop[];
}
