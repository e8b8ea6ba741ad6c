import type { Experiment, ExperimentEvent } from "@gd/experiments";
import type { Outcome } from "./outcome.js";

/** Tells the user of a run while it goes on: as text or as JSON, all of it or only the end. */
export interface Reporter {
  started(experiment: Experiment): void;
  happened(experiment: Experiment, event: ExperimentEvent): void;
  /** The experiment has ended, one way or another. */
  ended(outcome: Outcome): void;
  /** The experiment's figure has been written to a file. */
  plotted(experiment: Experiment, file: string): void;
  /** Every experiment has ended. */
  finished(outcomes: readonly Outcome[], seconds: number): void;
}
