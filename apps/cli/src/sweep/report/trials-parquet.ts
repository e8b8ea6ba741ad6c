import { parquetWriteBuffer } from "hyparquet-writer";
import { cellsOf, columnsOf } from "../trial-rows.js";
import type { SweepData } from "./sweep-data.js";

/** The trials of a sweep as a Parquet file: whole numbers or numbers where a column has nothing else, and else texts. */
export const trialsParquet = ({ config, rows }: SweepData): Uint8Array => {
  const cells = rows.map((row) => cellsOf(row, config));
  const columnData = columnsOf(config).map((name, i) => {
    const values = cells.map((row) => row[i]);
    const type = typeOf(values);
    return {
      name,
      data: values.map((value) => (value === undefined ? null : type === "STRING" ? String(value) : value)),
      type,
      nullable: true,
    };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
};

const typeOf = (values: readonly unknown[]): "INT32" | "DOUBLE" | "STRING" => {
  const there = values.filter((value) => value !== undefined);
  if (there.every((value) => typeof value === "number" && (value | 0) === value)) return "INT32";
  return there.every((value) => typeof value === "number") ? "DOUBLE" : "STRING";
};
