import { readFileSync } from "node:fs";

/** Each reads the file of a path, and returns how many rows it has found. */
export const readers: Readonly<Record<string, (path: string) => number | Promise<number>>> = {
  /** Read, typed, divided, learned from, and standing as datasets to train with, to validate and to test. */
  "ours, as datasets": async (path) => {
    const { prepareTable } = await import("@gd/models");
    const { readTableFile } = await import("@gd/tables/node");
    const table = await readTableFile(path);
    const prepared = prepareTable(table, { target: "label", validation: 0.2, columns: { note: "omit" } });
    return prepared.training.size + prepared.validation!.size + prepared.test.size;
  },
  "ours, the table alone": async (path) => {
    const { readTableFile } = await import("@gd/tables/node");
    return (await readTableFile(path)).rows;
  },
  "udsv, typed columns": async (path) => {
    const { inferSchema, initParser } = await import("udsv");
    const text = readFileSync(path, "utf8");
    return initParser(inferSchema(text)).typedCols(text)[0]!.length;
  },
  "udsv, texts": async (path) => {
    const { inferSchema, initParser } = await import("udsv");
    const text = readFileSync(path, "utf8");
    return initParser(inferSchema(text)).stringArrs(text).length;
  },
  "papaparse, typed": async (path) => {
    const { default: Papa } = await import("papaparse");
    const options = { header: false, dynamicTyping: true, skipEmptyLines: true };
    return Papa.parse(readFileSync(path, "utf8"), options).data.length - 1;
  },
};
