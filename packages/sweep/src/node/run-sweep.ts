import { expectArgument, expectFunction, expectOptions, expectPart } from "@gd/tensor";
import type { Sweep } from "../schedule/create-sweep.js";
import type { Job, Outcome } from "../schedule/trial.js";
import type { Engine } from "./engine.js";
import { expectSignal } from "./expect-signal.js";
import type { Ledger, LedgerEntry } from "./open-ledger.js";
import { OtherSweepError } from "./other-sweep-error.js";

/** What a ledger keeps of a job: nothing of when and where it ran, so that it is the same wherever that was. */
export interface SweepEntry extends LedgerEntry, Outcome {
  readonly trial: number;
  readonly point: Job["point"];
}

/** What a sweep is run with. */
export interface RunSweepOptions<Task> {
  readonly sweep: Sweep;
  readonly engine: Engine<Task, Outcome>;
  /** Keeps how jobs ended: those that are in it are not run again. */
  readonly ledger: Ledger<SweepEntry>;
  /** What the engine runs for a job. */
  readonly taskOf: (job: Job) => Task;
  /** Hears of jobs that begin and end. */
  readonly onEvent?: (event: SweepEvent) => void;
  /** Ends the sweep: what is running is told to end, and nothing of it is kept in the ledger. */
  readonly signal?: AbortSignal;
}

/** What happens in a sweep. */
export type SweepEvent =
  | { readonly type: "started"; readonly job: Job }
  | { readonly type: "ended"; readonly job: Job; readonly entry: SweepEntry; readonly isKnown: boolean };

/**
 * Runs the jobs of a sweep until all have ended, as many at once as the engine takes, and keeps how each ended in the ledger. Returns
 * whether all have; else the signal ended it.
 *
 * Throws  OtherSweepError where the ledger has another point for a job, as it is of another sweep; and what a task throws, of which nothing is
 *         kept. A task whose processes die again and again has failed
 */
export const runSweep = async <Task>(options: RunSweepOptions<Task>): Promise<boolean> => {
  expectRunSweepOptions(options);
  const { sweep, engine, ledger, taskOf, onEvent = () => {}, signal } = options;
  const running = new Map<string, Job>();
  let wake = (): void => {};
  let failure: unknown;

  const end = (job: Job, entry: SweepEntry, isKnown: boolean): void => {
    sweep.tell(job.key, outcomeOf(entry));
    onEvent({ type: "ended", job, entry, isKnown });
  };
  engine.watch((event) => {
    const job = running.get(event.id);
    if (job === undefined) return;
    if (event.type === "started") return onEvent({ type: "started", job });
    running.delete(event.id);
    try {
      // What went wrong beside the task, as a full disk, says nothing of it.
      if (event.type === "failed" && !event.lost) throw new Error(event.reason);
      const entry = entryOf(job, event.type === "ended" ? event.result : lostOutcome(event.reason));
      ledger.append(entry);
      end(job, entry, false);
    } catch (error) {
      failure ??= error;
    }
    wake();
  });
  const stop = (): void => wake();
  signal?.addEventListener("abort", stop);
  try {
    while (!sweep.isDone() && signal?.aborted !== true && failure === undefined) {
      const job = running.size < engine.capacity ? sweep.next() : undefined;
      if (job === undefined) {
        if (sweep.isDone()) break;
        expectArgument(running.size > 0, {
          place: "runSweep(sweep)",
          expected: "a job to run, or the end of the sweep, where none is running",
          received: job,
        });
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const known = ledger.entries.get(job.key);
      if (known !== undefined) {
        expectSamePoint(job, known);
        end(job, known, true);
        continue;
      }
      running.set(job.key, job);
      engine.submit(job.key, taskOf(job));
    }
  } finally {
    signal?.removeEventListener("abort", stop);
  }
  if (failure !== undefined) throw failure;
  return sweep.isDone();
};

const expectRunSweepOptions = <Task>(options: RunSweepOptions<Task>): void => {
  const names = ["sweep", "engine", "ledger", "taskOf", "onEvent", "signal"] as const;
  const { sweep, engine, ledger, taskOf, onEvent, signal } = expectOptions("runSweep", options, names);
  const sweepKind = {
    expected: "a sweep",
    methods: ["next", "tell", "isDone", "trials"],
    example: "createSweep({ … })",
  };
  expectPart("runSweep(sweep)", sweep, sweepKind);
  const engineKind = {
    expected: "an engine",
    methods: ["submit", "watch", "cancel", "close"],
    example: "localEngine(run, 2)",
  };
  expectPart("runSweep(engine)", engine, engineKind);
  expectArgument(typeof engine.capacity === "number" && engine.capacity >= 1, {
    place: "runSweep(engine.capacity)",
    expected: "a number ≥ 1",
    received: engine.capacity,
  });
  expectArgument(Object(ledger).entries instanceof Map, {
    place: "runSweep(ledger.entries)",
    expected: "a Map",
    received: Object(ledger).entries,
  });
  expectPart("runSweep(ledger)", ledger, {
    expected: "a ledger",
    methods: ["append"],
    example: "openLedger(file)",
  });
  expectFunction("runSweep(taskOf)", taskOf);
  if (onEvent !== undefined) expectFunction("runSweep(onEvent)", onEvent);
  expectSignal("runSweep(signal)", signal);
};

const entryOf = ({ key, trial, point }: Job, outcome: Outcome): SweepEntry => ({ key, trial, point, ...outcome });

const lostOutcome = (reason: string): Outcome => ({ status: "failed", values: [], curve: [], reason });

const outcomeOf = ({ status, values, curve }: SweepEntry): Outcome => ({ status, values, curve });

const expectSamePoint = (job: Job, { point }: SweepEntry): void => {
  if (JSON.stringify(point) === JSON.stringify(job.point)) return;
  throw new OtherSweepError(
    `the ledger has ${JSON.stringify(point)} for trial ${job.trial}, and the sweep ${JSON.stringify(job.point)}: it is of another sweep; keep it, and begin another`,
  );
};
