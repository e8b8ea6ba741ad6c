import { planTable, type TrainingPlan } from "@gd/recipe";
import type { Table } from "@gd/tables";
import { readTableFile } from "../../table/read-table-file.js";
import { planImages } from "../../train/plan-images.js";
import type { TrainConfig } from "../../train/train-config.js";
import type { Replicate, TrialTask } from "./trial-task.js";

/** What is to be trained, of each training of a trial. */
export interface PlanSource {
  readonly planOf: (
    task: TrialTask,
    replicate: Replicate,
  ) => Promise<{ readonly config: TrainConfig; readonly plan: TrainingPlan }>;
}

/** Plans of data that are read once, for the trials of a process, which mostly have the same. */
export const planSource = (dataFileOf: (task: TrialTask) => Promise<string>): PlanSource => {
  let last: { readonly key: string; readonly table: Promise<Table> } | undefined;
  return {
    async planOf(task, replicate) {
      const path = await dataFileOf(task);
      const config: TrainConfig = {
        ...task.config,
        splitSeed: task.config.splitSeed ?? task.config.seed,
        ...replicate,
        data: path,
      };
      if (task.data.isFolder) return { config, plan: await planImages(config) };
      const { columns, separator, decimal, encoding, header } = config;
      const key = JSON.stringify([task.data.sha256, columns, separator, decimal, encoding, header]);
      if (last?.key !== key) last = { key, table: readTableFile(path, columns, config) };
      return { config, plan: planTable(await last.table, config) };
    },
  };
};
