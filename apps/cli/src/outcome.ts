import type { Completed, Experiment } from "@gd/experiments";

/** The file for an experiment's figure. */
export interface Plot {
  readonly file: string;
  /** Why it could not be written. */
  readonly error?: unknown;
}

/** How the run of an experiment ended. */
export type Outcome =
  | {
      readonly type: "completed";
      readonly experiment: Experiment;
      readonly completed: Completed<object>;
      readonly seconds: number;
      /** Whether it ended early: the figures are then those of a part of the run. */
      readonly interrupted: boolean;
      /** Where a file was asked for. */
      readonly plot?: Plot;
    }
  | { readonly type: "failed"; readonly experiment: Experiment; readonly error: unknown }
  /** Not run, or abandoned, because the user interrupted the program. */
  | { readonly type: "skipped"; readonly experiment: Experiment };
