// Each program reads the file whose path comes first, and returns how many rows it has found.
import { readFileSync } from "node:fs";

export const programs = {
  /** Read, typed, learned from, and standing as a matrix and labels. */
  "@gd/tables, prepared": async (path) => {
    const { applyFeatures, applyTarget, fitFeatures, fitTarget } = await import("@gd/tables");
    const { readTableFile } = await import("@gd/tables/node");
    const table = await readTableFile(path);
    const features = fitFeatures(table, { target: "label", columns: { note: "omit" } });
    const inputs = applyFeatures(features, table);
    applyTarget(fitTarget(table, "label"), table);
    return inputs.shape[0];
  },
  "@gd/tables, read": async (path) => {
    const { readTableFile } = await import("@gd/tables/node");
    return (await readTableFile(path)).rows;
  },
  "udsv, typed columns": async (path) => {
    const { inferSchema, initParser } = await import("udsv");
    const text = readFileSync(path, "utf8");
    return initParser(inferSchema(text)).typedCols(text)[0].length;
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
