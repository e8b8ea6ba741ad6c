import { createSweep, type Job, type Sweep } from "@gd/sweep";
import { type Ledger, openLedger, type SweepEntry } from "@gd/sweep/node";
import { readSweep } from "./read-sweep.js";
import type { SweepConfig } from "./sweep-config.js";
import { keepData, ledgerFileOf, prepareSweepFolder, sweepFolderOf } from "./sweep-folder.js";
import { sweepOptions } from "./sweep-options.js";
import { taskOf } from "./task-of.js";
import { shareData } from "./trial/shared-data.js";
import type { TrialTask } from "./trial/trial-task.js";

/** A sweep with the folder of its results. */
export interface OpenSweep {
  readonly config: SweepConfig;
  readonly folder: string;
  readonly sweep: Sweep;
  readonly ledger: Ledger<SweepEntry>;
  readonly taskOf: (job: Job) => TrialTask;
}

/** Opens the sweep that a file describes, and brings its data to the place that all trials share. */
export const openSweep = async (
  file: string,
  { output, resume }: { readonly output: string | undefined; readonly resume: boolean },
): Promise<OpenSweep> => {
  const config = await readSweep(file);
  const folder = output ?? sweepFolderOf(file);
  await prepareSweepFolder(folder, config, resume);
  const data = await shareData(config.train.data, folder);
  await keepData(folder, data);
  return {
    config,
    folder,
    sweep: createSweep(sweepOptions(config)),
    ledger: openLedger<SweepEntry>(ledgerFileOf(folder)),
    taskOf: (job) => taskOf(config, data, folder, job),
  };
};
