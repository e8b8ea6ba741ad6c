import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { columnOf, fitFeatures, fitTarget, tableOf } from "@gd/tables";
import { encodeUtf8, randomStreams } from "@gd/tensor";
import { bytesOfHex } from "../bytes-of-hex.js";
import type { Examples } from "../example.js";

const random = () => randomStreams(1).stream("tables");
const table = () =>
  tableOf(
    Array.from({ length: 6 }, (_, i) => ({ size: i * i, color: ["red", "blue"][i % 2], day: new Date(i * 1e8) })),
    { name: "colors" },
  );
const features = () => fitFeatures(table(), { target: "color" });
// A table has what else is known of it beside its columns.
const anyName = { "0": ["any name"], "0.columns[0]": ["any name"] };
const anyNameOf1 = { "1": ["any name"], "1.columns[0]": ["any name"] };
const names = ["colors", "numbers"];
const lists = ["Float32Array", "Uint8Array"];
const bytes = ["ArrayBuffer"];
const csv = () => encodeUtf8("a;b\n1,5;x\n2,5;y\n");
const json = () => encodeUtf8('{ "a": 1, "b": "x" }\n{ "a": 2 }\n');
const folder = mkdtempSync(join(tmpdir(), "gd-arguments-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "numbers.csv");
writeFileSync(path, csv());

/** A column b of "x" and "y". */
const parquet = () =>
  bytesOfHex(
    "504152311506151815185c15041500150415001504150000000303010000007801000000791504192c4804726f6f74150200150c25021801622500001604191c191c26081c150c19150019180162150016041642164226080000164216043642002809687970617271756574191c1c0000004d00000050415231",
  );
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
export const tables: Examples = {
  applyFeatures: {
    given: () => [features(), table(), { rows: [0, 1], dtype: "float64" }],
    takes: { ...anyNameOf1, 1: ["array", "any name"], "2.rows": lists },
    names,
  },
  applyTarget: {
    given: () => [fitTarget(table(), "size"), table(), { rows: [0, 1], dtype: "float64" }],
    takes: { ...anyNameOf1, "2.rows": lists },
    names,
  },
  columnKinds: { given: () => [features()] },
  columnOf: { given: () => [table(), "size"], takes: anyName, names },
  describeTable: { given: () => [table()], takes: anyName, names },
  featureNames: { given: () => [features()] },
  divideRows: {
    given: () => [table(), { rows: [0, 1, 2, 3, 4], test: 0.3, validation: 0.2, stratify: "color", seed: 1.5 }],
    takes: { ...anyName, "1.rows": lists, "1.seed": ["string"] },
    names,
  },
  featuresOfRows: {
    given: () => [features(), [{ size: 1.5, day: new Date(5) }], "float64"],
    takes: { "1[0].size": ["null", "string"], "1[0].day": ["null", "string"] },
    names: ["featuresOfRows", "rows, row"],
  },
  fitFeatures: {
    given: () => [table(), { rows: [0, 1, 2], target: "color", columns: { size: { scale: "minMax" } } }],
    takes: { ...anyName, "1.rows": lists, "1.target": ["array"], "1.columns.size": ["string"] },
    names,
  },
  fitTarget: {
    given: () => [table(), "size", { rows: [0, 1, 2], kind: "number" }],
    takes: { ...anyName, "2.rows": lists },
    names,
  },
  invertTarget: {
    given: () => [fitTarget(table(), "size"), [0.5]],
    takes: { 1: [...lists, "tensor"], "1[0]": ["any number"] },
  },
  kFold: {
    given: () => [6, 3, random(), { stratify: columnOf(table(), "color"), repeats: 2 }],
    takes: { 0: ["array", ...lists], "3.stratify": ["any name"] },
  },
  parseFeatures: { given: () => [JSON.parse(JSON.stringify(features()))] },
  parseTarget: { given: () => [JSON.parse(JSON.stringify(fitTarget(table(), "size")))] },
  readCsv: { given: () => [csv(), csvOptions], takes: csvTakes, names },
  readJsonLines: { given: () => [json(), { ...limits, ...tableOptions }], takes: fileTakes, names },
  openParquet: {
    given: () => [parquet(), { ...limits, ...tableOptions }],
    takes: fileTakes,
    names,
    methods: { read: { given: () => [0, { columns: {} }], takes: { 1: ["undefined"], "1.columns": ["any name"] } } },
  },
  readParquet: { given: () => [parquet(), { ...limits, ...tableOptions }], takes: fileTakes, names },
  readTable: { given: () => [csv(), { ...csvOptions, format: "csv" }], takes: csvTakes, names },
  repeatedRows: {
    given: () => [table(), [4, 5], [0, 1], { columns: ["color"] }],
    takes: { ...anyName, 1: lists, 2: lists },
    names,
  },
  rowsWith: { given: () => [table(), ["size"]], takes: { ...anyName, 1: ["string"] }, names },
  splitRows: {
    given: () => [6, 0.5, random(), { stratify: columnOf(table(), "color") }],
    takes: { 0: ["array", ...lists], "3.stratify": ["any name"] },
  },
  splitRowsByTime: {
    given: () => [columnOf(table(), "day"), 0.5, { rows: [0, 1] }],
    takes: { 0: ["any name"], "2.rows": lists },
  },
  tableOf: { given: () => [[], { ...tableOptions, columns: {} }] },
};

/** The examples of tables in files. */
export const tablesNode: Examples = {
  readTableFile: {
    given: () => [path, { ...csvOptions, format: "csv" }],
    takes: { ...csvTakes, 0: [] },
    names: ["numbers", "Check the path"],
  },
};
