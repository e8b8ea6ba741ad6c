/** What becomes of a task that was given to an engine. */
export type EngineEvent<Result> =
  | { readonly type: "started"; readonly id: string }
  | { readonly type: "ended"; readonly id: string; readonly result: Result }
  | {
      readonly type: "failed";
      readonly id: string;
      readonly reason: string;
      /** Whether what ran the task died again and again; else the task itself threw an error. */
      readonly lost: boolean;
    };

/** Runs tasks somewhere. A task is JSON, and may be run several times: it has one result. */
export interface Engine<Task, Result> {
  /** So many tasks keep it busy; more wait. */
  readonly capacity: number;
  /** Has a task run, as soon as there is time for it. */
  readonly submit: (id: string, task: Task) => void;
  /** Has a listener hear of all that happens from now on. */
  readonly watch: (listener: (event: EngineEvent<Result>) => void) => void;
  /** Ends a task that nobody needs any more: of it nothing is heard. */
  readonly cancel: (id: string) => void;
  /** Ends all tasks, which keep what they have so far. */
  readonly close: () => Promise<void>;
}

/** Brings a task to its end, or to a state from which it can go on when the signal says so. */
export type RunTask<Task, Result> = (task: Task, signal: AbortSignal) => Promise<Result>;
