import type { Job, Trial } from "@gd/sweep";
import { writeWhole } from "../files/write-whole.js";
import { csvLine } from "../table/csv-line.js";
import { configAt } from "./config-at.js";
import type { SweepConfig } from "./sweep-config.js";
import { bestConfigFileOf, tableFileOf } from "./sweep-folder.js";
import type { TrialTask } from "./trial/trial-task.js";
import { bestRows, cellsOf, columnsOf, type TrialRow, trialRows } from "./trial-rows.js";

/** Writes the trials of a sweep as a table, and the training of the best one as a configuration. Returns the trials. */
export const keepResults = async (
  folder: string,
  config: SweepConfig,
  trials: readonly Trial[],
  taskOf: (job: Job) => TrialTask,
): Promise<readonly TrialRow[]> => {
  const rows = trialRows(trials, taskOf);
  const lines = rows.map((row) => csvLine(cellsOf(row, config)));
  await writeWhole(tableFileOf(folder), csvLine(columnsOf(config)) + lines.join(""));
  const [best] = bestRows(rows);
  if (best !== undefined) {
    const training = configAt(config, best.trial.point);
    await writeWhole(bestConfigFileOf(folder), `${JSON.stringify(training, null, 2)}\n`);
  }
  return rows;
};
