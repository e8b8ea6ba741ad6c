import type { Examination } from "./figures/examination.js";
import type { EpochFigures } from "./figures/figures.js";

/** What a doctor has taken note of between the first step and the last: plain data, which another one of the same training goes on with. */
export interface Notes {
  /** Of each step, or means over `stepsPerLoss`. */
  readonly losses: readonly number[];
  readonly stepsPerLoss: number;
  readonly epochs: readonly EpochFigures[];
  /** The looks between steps. */
  readonly between: readonly Examination[];
}
