import type { ExperimentEvent } from "@gd/experiments";

/** Shows how far an experiment is. */
export interface ProgressView {
  update(event: ExperimentEvent): void;
  /** Ends the progress, and leaves the screen ready for the report. */
  stop(ending: Ending): void;
}

/** How a run ended. */
export type Ending = "completed" | "interrupted" | "failed";
