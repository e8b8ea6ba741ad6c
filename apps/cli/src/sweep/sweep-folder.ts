import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { cannotWrite } from "../files/cannot-write.js";
import { readIfThere } from "../files/read-if-there.js";
import { writeWhole } from "../files/write-whole.js";
import { UsageError } from "../usage-error.js";
import type { SweepConfig } from "./sweep-config.js";
import type { TrialData } from "./trial/trial-task.js";

/** The folder of a sweep's results: `penguins.sweep` of `penguins.json`. */
export const sweepFolderOf = (file: string): string => `${basename(file).replace(/(\.sweep)?\.json$/, "")}.sweep`;

export const configFileOfSweep = (folder: string): string => join(folder, "sweep.json");
export const dataFileOf = (folder: string): string => join(folder, "data.json");
export const ledgerFileOf = (folder: string): string => join(folder, "ledger.jsonl");
export const tableFileOf = (folder: string): string => join(folder, "trials.csv");
export const bestConfigFileOf = (folder: string): string => join(folder, "best.config.json");

/** Pruners that look at a whole bracket of trials, whose size depends on how many there are in all. */
const BRACKETS: readonly string[] = ["successive-halving", "hyperband"];

/**
 * Makes the folder of a sweep, or looks whether one that is there is of the same sweep.
 *
 * Throws  UsageError where it is of another one, or where nobody has said that it should go on
 */
export const prepareSweepFolder = async (folder: string, config: SweepConfig, resume: boolean): Promise<void> => {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw cannotWrite(folder, cause);
  });
  const file = configFileOfSweep(folder);
  const text = `${JSON.stringify(config, null, 2)}\n`;
  const before = await readIfThere(file);
  if (before === undefined) return writeWhole(file, text);
  if (!resume)
    throw new UsageError(`${folder} has a sweep already: --resume goes on with it, and --output names another folder`);
  if (before === text) return;
  const isLonger = !BRACKETS.includes(config.pruner.type) && sameButForTrials(before, config);
  if (!isLonger)
    throw new UsageError(
      `${folder} has another sweep than that file: compare it with ${file}, or name another --output`,
    );
  await writeWhole(file, text);
};

/** Keeps which data a sweep is about, or throws a UsageError where it began with others: trials would not compare. */
export const keepData = async (folder: string, data: TrialData): Promise<void> => {
  const file = dataFileOf(folder);
  const text = `${JSON.stringify(data)}\n`;
  const before = await readIfThere(file);
  if (before === undefined) return writeWhole(file, text);
  const { sha256 }: TrialData = JSON.parse(before);
  if (sha256 !== data.sha256)
    throw new UsageError(
      `${data.name} has changed since the sweep in ${folder} began: bring it back, or name another --output`,
    );
};

/** Whether nothing but the number of trials has changed: those that there are stay as they are. */
const sameButForTrials = (before: string, config: SweepConfig): boolean =>
  JSON.stringify({ ...JSON.parse(before), trials: config.trials }) === JSON.stringify(config);
