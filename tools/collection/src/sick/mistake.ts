import type { AnyOptions } from "@gd/insight";
import type { Task, tasks } from "../task.ts";

/** A mistake, and how it is made in a training of a task. */
export interface Mistake {
  /** What the doctor calls its cause. */
  readonly cause: string;
  /** What is done. */
  readonly name: string;
  /** Who describes it, if somebody else does. */
  readonly source?: string;
  /** The tasks in which it is made. */
  readonly tasks: readonly (keyof typeof tasks)[];
  readonly plant: (task: Task) => AnyOptions;
}
