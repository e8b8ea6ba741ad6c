import { setImmediate } from "node:timers/promises";
import type { Completed, Experiment, ExperimentEvent, RunOptions } from "@gd/experiments";
import type { Outcome } from "../outcome.js";

export interface RunExperimentOptions extends RunOptions {
  readonly signal: AbortSignal;
  readonly onEvent: (event: ExperimentEvent) => void;
  /** Milliseconds of a clock. */
  readonly now: () => number;
}

/** Runs an experiment to its end. An error becomes an outcome, so that other experiments can follow. */
export const runExperiment = async (
  experiment: Experiment,
  { onEvent, now, ...options }: RunExperimentOptions,
): Promise<Outcome> => {
  const start = now();
  try {
    const completed = await consume(experiment.run(options), onEvent, now);
    const seconds = (now() - start) / 1000;
    return { type: "completed", experiment, completed, seconds, interrupted: options.signal.aborted };
  } catch (error) {
    return options.signal.aborted ? { type: "skipped", experiment } : { type: "failed", experiment, error };
  }
};

const consume = async (
  run: AsyncGenerator<ExperimentEvent, Completed<object>>,
  onEvent: (event: ExperimentEvent) => void,
  now: () => number,
): Promise<Completed<object>> => {
  let lastPause = now();
  for (;;) {
    const next = await run.next();
    if (next.done) return next.value;
    onEvent(next.value);
    // Experiments compute without a break: only in a pause can the program notice Ctrl-C and redraw its progress bar.
    if (now() - lastPause > 20) {
      await setImmediate();
      lastPause = now();
    }
  }
};
