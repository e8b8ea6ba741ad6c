import { createReadStream } from "node:fs";
import { readCsv, type Table } from "@gd/tables";
import type { TrainConfig } from "../train/train-config.js";

export const readTableFile = (file: string, columns: TrainConfig["columns"]): Promise<Table> =>
  readCsv(createReadStream(file), { name: file, columns });
