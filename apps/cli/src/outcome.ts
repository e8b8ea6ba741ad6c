import type { Completed, Experiment } from "@gd/experiments";

/** How the run of an experiment ended. */
export type Outcome =
  | {
      readonly type: "completed";
      readonly experiment: Experiment;
      readonly completed: Completed<object>;
      readonly seconds: number;
      /** Ended early: the figures are those of a part of the run. */
      readonly interrupted: boolean;
    }
  | { readonly type: "failed"; readonly experiment: Experiment; readonly error: unknown }
  /** Not run, or given up, because the user ended the program. */
  | { readonly type: "skipped"; readonly experiment: Experiment };
