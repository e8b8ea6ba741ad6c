import type { Task } from "./task.ts";

/** A line to a competitor's process. */
export type Request =
  | { readonly type: "prepare"; readonly task: Task; readonly folder: string }
  | {
      /** Starts from the initial weights; with `save`, writes the result to a file. */
      readonly type: "train";
      readonly steps: number;
      readonly save?: { readonly folder: string; readonly name: string };
    };

/** A line from a competitor's process. */
export type Answer =
  | { readonly type: "ready" }
  | { readonly type: "trained"; readonly seconds: number }
  | { readonly type: "failed"; readonly skipped: boolean; readonly reason: string };
