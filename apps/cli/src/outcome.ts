import type { Completed, Experiment } from "@gd/experiments";

/** The file that an experiment's figure went to, or did not. */
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
      /** Ended early: the figures are those of a part of the run. */
      readonly interrupted: boolean;
      /** There where a file was asked for. */
      readonly plot?: Plot;
    }
  | { readonly type: "failed"; readonly experiment: Experiment; readonly error: unknown }
  /** Not run, or given up, because the user ended the program. */
  | { readonly type: "skipped"; readonly experiment: Experiment };
