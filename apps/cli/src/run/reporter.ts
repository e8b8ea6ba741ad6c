import type { Experiment, ExperimentEvent } from "@gd/experiments";
import type { Outcome } from "../outcome.js";

/** Shows the user a run while it goes on: as text or as JSON, all of it or only the end. */
export interface Reporter {
  started(experiment: Experiment): void;
  happened(experiment: Experiment, event: ExperimentEvent): void;
  /** The experiment has ended, one way or another, and its figure has been written. */
  ended(outcome: Outcome): void;
  /** Every experiment has ended. */
  finished(outcomes: readonly Outcome[], seconds: number): void;
}
