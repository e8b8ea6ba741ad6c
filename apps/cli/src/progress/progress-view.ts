import type { ExperimentEvent } from "@gd/experiments";
import type { Outcome } from "../outcome.js";

/** Shows how far an experiment is. */
export interface ProgressView {
  update(event: ExperimentEvent): void;
  /** Ends the progress, and leaves the screen ready for the report. */
  stop(outcome: Outcome): void;
}
