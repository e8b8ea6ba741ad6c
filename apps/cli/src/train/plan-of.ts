import { stat } from "node:fs/promises";
import { planTable, type TrainingPlan } from "@gd/recipe";
import type { Table } from "@gd/tables";
import { readTableFile } from "../table/read-table-file.js";
import type { TrainConfig } from "./train-config.js";

/** What is to be trained, on a table, which is handed over, or on images. */
export const planOf = async (
  config: TrainConfig,
  onTable: (table: Table) => void = () => {},
): Promise<TrainingPlan> => {
  if (await isFolder(config.data)) return (await import("./plan-images.js")).planImages(config);
  const table = await readTableFile(config.data, config.columns, config);
  onTable(table);
  return planTable(table, config);
};

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
