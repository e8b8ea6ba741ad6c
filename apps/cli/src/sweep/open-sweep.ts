import { stat } from "node:fs/promises";
import { createSweep, type Job, type Sweep } from "@gd/sweep";
import { type Ledger, openSweepLedger, type SweepEntry } from "@gd/sweep/node";
import { version } from "../../package.json";
import { FileError } from "../files/file-error.js";
import { readIfThere } from "../files/read-if-there.js";
import { localPath } from "../objects/local-path.js";
import { systemReason } from "../system-reason.js";
import { expectTraining } from "./expect-training.js";
import { readSweep } from "./read-sweep.js";
import type { SweepConfig } from "./sweep-config.js";
import { configFileOfSweep, keepSource, ledgerFileOf, prepareSweepFolder, sweepFolderOf } from "./sweep-folder.js";
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
  if ((await readIfThere(configFileOfSweep(folder))) === undefined) await expectBegin(file, config);
  await prepareSweepFolder(folder, config, resume);
  const data = await shareData(config.train.data, folder);
  const source = await keepSource(folder, { ...data, version });
  return {
    config,
    folder,
    sweep: createSweep(sweepOptions(config)),
    ledger: openSweepLedger(ledgerFileOf(folder)),
    taskOf: (job) => taskOf(config, source, folder, job),
  };
};

/** A sweep that cannot begin leaves no folder, in which it could not go on with another file. */
const expectBegin = async (file: string, config: SweepConfig): Promise<void> => {
  const found = await stat(await localPath(config.train.data)).catch((cause: unknown) => {
    throw new FileError(`${config.train.data}: these data cannot be read, ${systemReason(cause)}`, { cause });
  });
  const job = createSweep(sweepOptions(config)).next();
  if (job !== undefined) await expectTraining(file, config, { isFolder: found.isDirectory() }, job);
};
