import type { Task } from "./task.ts";

/** A line to a competitor's process. */
export type Request =
  | { readonly type: "prepare"; readonly task: Task; readonly folder: string }
  | {
      /** From the initial weights; the result goes into a file where `save` is given. */
      readonly type: "train";
      readonly steps: number;
      readonly save?: { readonly folder: string; readonly name: string };
    };

/** A line from a competitor's process. */
export type Answer =
  | { readonly type: "ready" }
  | { readonly type: "trained"; readonly seconds: number }
  | { readonly type: "failed"; readonly skipped: boolean; readonly reason: string };
