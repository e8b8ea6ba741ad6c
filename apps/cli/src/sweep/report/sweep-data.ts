import type { Trial } from "@gd/sweep";
import { openSweepLedger, type SweepEntry } from "@gd/sweep/node";
import { readIfThere } from "../../files/read-if-there.js";
import { UsageError } from "../../usage-error.js";
import { readSweep } from "../read-sweep.js";
import type { SweepConfig } from "../sweep-config.js";
import { configFileOfSweep, dataFileOf, ledgerFileOf, readSource } from "../sweep-folder.js";
import { taskOf } from "../task-of.js";
import { type TrialRow, trialRows } from "../trial-rows.js";

/** A sweep as its folder has it. */
export interface SweepData {
  readonly config: SweepConfig;
  readonly rows: readonly TrialRow[];
}

/** Reads the trials of a sweep that have ended so far. Throws a UsageError where a folder has none. */
export const readSweepData = async (folder: string): Promise<SweepData> => {
  if ((await readIfThere(dataFileOf(folder))) === undefined)
    throw new UsageError(`${folder}: this is not the folder of a sweep, like penguins.sweep`);
  const source = await readSource(folder);
  const config = await readSweep(configFileOfSweep(folder));
  const { entries } = openSweepLedger(ledgerFileOf(folder));
  return { config, rows: trialRows(trialsOf([...entries.values()]), (job) => taskOf(config, source, folder, job)) };
};

/** The trials of which a ledger has parts, each as far as it has come. */
const trialsOf = (entries: readonly SweepEntry[]): readonly Trial[] => {
  const farthest = new Map<number, SweepEntry>();
  for (const entry of entries) {
    const other = farthest.get(entry.trial);
    if (other === undefined || other.curve.length < entry.curve.length) farthest.set(entry.trial, entry);
  }
  return [...farthest.values()]
    .sort((one, other) => one.trial - other.trial)
    .map(({ trial: number, point, status, values, curve }) => ({
      number,
      point,
      status: status === "paused" ? "pruned" : status,
      values,
      curve,
    }));
};
