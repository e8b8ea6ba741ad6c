import { columnOf, fitFeatures, fitTarget, tableOf } from "@gd/tables";
import { randomStreams } from "@gd/tensor";
import type { EntryExamples } from "../example.js";

const random = () => randomStreams(1).stream("tables");
const table = () =>
  tableOf(
    Array.from({ length: 6 }, (_, i) => ({ size: i * i, color: ["red", "blue"][i % 2], day: new Date(i * 1e8) })),
    { name: "colors" },
  );
const features = () => fitFeatures(table(), { target: "color" });
const lists = ["Float32Array", "Uint8Array"];
const bytes = ["ArrayBuffer"];
const csv = () => new TextEncoder().encode("a;b\n1,5;x\n2,5;y\n");
const json = () => new TextEncoder().encode('{ "a": 1, "b": "x" }\n{ "a": 2 }\n');
const limits = { maximumBytes: 1000, maximumColumns: 10 };
const tableOptions = { name: "numbers", columns: { b: "text" }, missing: ["NA"], dates: "day/month/year" };
const csvOptions = {
  ...limits,
  ...tableOptions,
  separator: ";",
  quote: "'",
  header: ["a", "b"],
  decimal: ",",
  encoding: "utf-8",
  trim: true,
};
// The names of columns are those of the file.
const csvTakes = {
  0: bytes,
  "1.maximumBytes": ["Infinity"],
  "1.maximumColumns": ["Infinity"],
  "1.header": ["boolean"],
};
const fileTakes = { 0: bytes, "1.maximumBytes": ["Infinity"], "1.maximumColumns": ["Infinity"] };

/** The examples of tables, features and splits. */
export const tables: EntryExamples = {
  examples: {
    applyFeatures: {
      given: () => [features(), table(), { rows: [0, 1], dtype: "float64" }],
      takes: { 1: ["array"], "2.rows": lists },
    },
    applyTarget: {
      given: () => [fitTarget(table(), "size"), table(), { rows: [0, 1], dtype: "float64" }],
      takes: { "2.rows": lists },
    },
    columnKinds: { given: () => [features()] },
    columnOf: { given: () => [table(), "size"] },
    describeTable: { given: () => [table()] },
    featureNames: { given: () => [features()] },
    fitFeatures: {
      given: () => [table(), { rows: [0, 1, 2], target: "color", columns: { size: { scale: "minMax" } } }],
      takes: { "1.rows": lists, "1.target": ["array"], "1.columns.size": ["string"] },
    },
    fitTarget: { given: () => [table(), "size", { rows: [0, 1, 2], kind: "number" }], takes: { "2.rows": lists } },
    invertTarget: { given: () => [fitTarget(table(), "size"), [0.5]], takes: { 1: [...lists, "tensor"] } },
    kFold: {
      given: () => [6, 3, random(), { stratify: columnOf(table(), "color"), repeats: 2 }],
      takes: { 0: ["array", ...lists] },
    },
    parseFeatures: { given: () => [JSON.parse(JSON.stringify(features()))] },
    parseTarget: { given: () => [JSON.parse(JSON.stringify(fitTarget(table(), "size")))] },
    readCsv: { given: () => [csv(), csvOptions], takes: csvTakes },
    readJsonLines: { given: () => [json(), { ...limits, ...tableOptions }], takes: fileTakes },
    readTable: { given: () => [csv(), { ...csvOptions, format: "csv" }], takes: csvTakes },
    rowsWith: { given: () => [table(), ["size"]], takes: { 1: ["string"] } },
    splitRows: {
      given: () => [6, 0.5, random(), { stratify: columnOf(table(), "color") }],
      takes: { 0: ["array", ...lists] },
    },
    splitRowsByTime: { given: () => [columnOf(table(), "day"), 0.5, { rows: [0, 1] }], takes: { "2.rows": lists } },
    tableOf: { given: () => [[{ a: 1.5, b: "x" }], tableOptions], takes: { "0[0]": ["any name"] } },
  },
  notYet: [],
};
