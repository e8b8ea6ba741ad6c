import type { ExperimentEvent } from "@gd/experiments";

/** Shows how far an experiment is. */
export interface ProgressView {
  update(event: ExperimentEvent): void;
  /** Nothing more comes: the screen is left ready for the report. */
  stop(): void;
}
