import { parquetWriteBuffer } from "hyparquet-writer";
import { cellsOf, columnsOf } from "../trial-rows.js";
import type { SweepData } from "./sweep-data.js";

/** The trials of a sweep as a Parquet file: numbers where a column has nothing else, and else texts. */
export const trialsParquet = ({ config, rows }: SweepData): Uint8Array => {
  const cells = rows.map((row) => cellsOf(row, config));
  const columnData = columnsOf(config).map((name, i) => {
    const values = cells.map((row) => row[i]);
    const areNumbers = values.every((value) => typeof value === "number" || value === undefined);
    return {
      name,
      data: values.map((value) => (value === undefined ? null : areNumbers ? value : String(value))),
      type: areNumbers ? ("DOUBLE" as const) : ("STRING" as const),
      nullable: true,
    };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
};
