import { join } from "node:path";
import type { Job, Trial } from "@gd/sweep";
import type { SweepConfig } from "./sweep-config.js";
import { type TrialTask, trialId } from "./trial/trial-task.js";

/** A trial with what a table shows of it. */
export interface TrialRow {
  readonly trial: Trial;
  /** Its name among all folders of trials. */
  readonly id: string;
  /** The folder of its first training, in that of the sweep. */
  readonly run: string;
}

/** The trials of a sweep that have ended, by their numbers. */
export const trialRows = (trials: readonly Trial[], taskOf: (job: Job) => TrialTask): readonly TrialRow[] =>
  trials
    .filter(({ status }) => status !== "running")
    .map((trial) => {
      const id = trialId(taskOf({ key: "", trial: trial.number, point: trial.point, stops: [] }));
      return { trial, id, run: join("trials", id, "1") };
    });

/** Trials that came to their end, the best of the first objective first. */
export const bestRows = (rows: readonly TrialRow[]): readonly TrialRow[] =>
  rows
    .filter(({ trial }) => trial.status === "completed")
    .sort((one, other) => one.trial.values[0]! - other.trial.values[0]! || one.trial.number - other.trial.number);

/** What a table of trials has columns for. */
export const columnsOf = ({ space, objectives }: SweepConfig): readonly string[] => [
  "trial",
  "status",
  "epochs",
  ...Object.keys(space),
  ...objectives,
  "run",
];

/** The cells of a trial; empty where a parameter does not count or a value is not known. */
export const cellsOf = (
  { trial, run }: TrialRow,
  { space, objectives }: SweepConfig,
): readonly (string | number | undefined)[] => [
  trial.number,
  trial.status,
  trial.curve.length,
  ...Object.keys(space).map((name) => {
    const value = trial.point[name];
    return typeof value === "number" || typeof value === "string" || value === undefined
      ? value
      : JSON.stringify(value);
  }),
  ...objectives.map((_, i) => trial.values[i]),
  run,
];
