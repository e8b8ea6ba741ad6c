import { identity, linear, sequential, softmax } from "@gd/layers";
import { applyFeatures, type ColumnFeatures, type Features, fitFeatures, type RowObject, tableOf } from "@gd/tables";
import { rowMajor } from "@gd/tensor";
import { predict } from "@gd/train";
import { describe, expect, test } from "vitest";
import { largestDifference } from "../../test/largest-difference.js";
import { type OnnxValue, runOnnx } from "../../test/run-onnx.js";
import { stateOf } from "../../test/state-of.js";
import { exportOnnx } from "../export-onnx.js";
import { OnnxError } from "../onnx-error.js";

const featuresOf = (...columns: readonly ColumnFeatures[]): Features => ({
  version: 1,
  columns,
  ignored: [],
  notes: [],
});

/** The columns of rows as inputs of a graph. */
const inputsOf = ({ columns }: Features, rows: readonly RowObject[]) =>
  Object.fromEntries(
    columns.map(({ column, kind }): [string, OnnxValue<Float32Array | readonly string[]>] => {
      const values = rows.map((row) => row[column] ?? undefined);
      const shape = [rows.length, 1];
      if (kind === "number" || kind === "boolean") return [column, { shape, data: Float32Array.from(values, Number) }];
      return [column, { shape, data: values.map((value) => String(value ?? "")) }];
    }),
  );

/** What the graph makes of rows, and what `applyFeatures` does. */
const compared = async (features: Features, rows: readonly RowObject[]) => {
  const expected = applyFeatures(features, rows);
  const model = identity.at([expected.shape[1]]);
  const file = exportOnnx({ model, state: stateOf(model), features });
  const { output } = await runOnnx(file, inputsOf(features, rows));
  return { expected, output: output! };
};

describe("the graph makes the features that applyFeatures makes, to 1e-6, of", () => {
  const number = { column: "mass", kind: "number", log: false, fill: 3, marker: false, center: 2, scale: 4 } as const;
  const boolean = { column: "old", kind: "boolean", fill: 1, marker: false } as const;
  const oneHot = { column: "sex", kind: "oneHot", categories: ["f", "m"], marker: false } as const;
  const ordinal = {
    column: "size",
    kind: "ordinal",
    categories: ["S", "M", "L"],
    center: 0.8,
    scale: 0.5,
    marker: false,
  } as const;
  const numbers = [-1e6, -3, 0, 1e-3, 5, 1e6, null];

  test.each<{ name: string; column: ColumnFeatures; values: readonly (number | string | boolean | null)[] }>([
    { name: "numbers", column: number, values: numbers },
    { name: "numbers and where they are missing", column: { ...number, marker: true }, values: numbers },
    { name: "logarithms", column: { ...number, log: true, center: 0.5, scale: 3 }, values: numbers },
    { name: "true and false", column: boolean, values: [true, false, null] },
    {
      name: "true and false and where they are missing",
      column: { ...boolean, marker: true, fill: 0 },
      values: [true, false, null],
    },
    { name: "categories", column: oneHot, values: ["f", "m", "another", null] },
    {
      name: "categories and where they are missing",
      column: { ...oneHot, marker: true },
      values: ["f", "m", "another", null],
    },
    { name: "no categories", column: { ...oneHot, categories: [] }, values: ["f", null] },
    { name: "places", column: ordinal, values: ["L", "S", "M", "another", null] },
    {
      name: "places and where they are missing",
      column: { ...ordinal, marker: true },
      values: ["L", "S", "M", "another", null],
    },
  ])("$name", async ({ column, values }) => {
    const rows = values.map((value) => ({ [column.column]: value }));
    const { expected, output } = await compared(featuresOf(column), rows);
    expect(output.shape).toEqual(expected.shape);
    expect(largestDifference(expected, output.data)).toBeLessThan(1e-6);
  });

  test("columns of all kinds, in their order", async () => {
    const features = featuresOf(oneHot, { ...number, marker: true }, ordinal, boolean, {
      ...oneHot,
      column: "größe in m²",
    });
    const rows = [
      { sex: "m", mass: 7, size: "L", old: true, "größe in m²": "f" },
      { sex: null, mass: null, size: null, old: null, "größe in m²": null },
    ];
    const { expected, output } = await compared(features, rows);
    expect(largestDifference(expected, output.data)).toBeLessThan(1e-6);
  });

  test("columns may have names that constants and nodes would have", async () => {
    const columns = ["features.Concat", "x.fill", "x.center", "weight"].map((column) => ({ ...number, column }));
    const features = featuresOf({ ...number, column: "x" }, ...columns);
    const row = Object.fromEntries(features.columns.map(({ column }, i) => [column, 7 + i]));
    const { expected, output } = await compared(features, [row]);
    expect(largestDifference(expected, output.data)).toBeLessThan(1e-6);
  });
});

test("a model that was trained on the features of a table answers rows with labels", async () => {
  const rows = [
    { mass: 3750, sex: "m", ringed: true, island: "Dream" },
    { mass: 3800, sex: "f", ringed: false, island: "Dream" },
    { mass: null, sex: "f", ringed: true, island: "Biscoe" },
    { mass: 5000, sex: null, ringed: true, island: "Biscoe" },
    { mass: 5700, sex: "m", ringed: false, island: "Biscoe" },
    { mass: 4100, sex: "m", ringed: false, island: "Dream" },
  ];
  const features = fitFeatures(tableOf(rows), { target: "island", columns: { mass: { log: true } } });
  const input = applyFeatures(features, rows);
  const model = sequential(linear(input.shape[1], 2), softmax);
  const state = stateOf(model);
  const classes = ["Biscoe", "Dream"];
  const answers = await runOnnx(exportOnnx({ model, state, features, classes }), inputsOf(features, rows));
  const expected = predict({ model }, state, input);
  expect(largestDifference(expected, answers["probabilities"]!.data)).toBeLessThan(1e-5);
  const labels = rows.map((_, i) => classes[Number(rowMajor(expected)[2 * i]! < rowMajor(expected)[2 * i + 1]!)]);
  expect(answers["label"]!.data).toEqual(labels);
});

describe("features are refused", () => {
  const model = linear(2, 1);
  const scaling = { center: 0, scale: 1 };
  const number = { column: "x", kind: "number", log: false, fill: 0, marker: false, ...scaling } as const;

  test.each<{ name: string; columns: readonly ColumnFeatures[]; message: string }>([
    {
      name: "dates",
      columns: [{ column: "day", kind: "date", parts: [{ part: "month", ...scaling }], marker: false }],
      message:
        'exportOnnx(features), in the column "day", expects a number, true or false, or a category, but received a date, which ONNX has no operators for. Export without features, and give the graph what applyFeatures makes.',
    },
    {
      name: "texts",
      columns: [number, { column: "notes", kind: "text", buckets: 1 }],
      message: 'in the column "notes", expects a number, true or false, or a category, but received a text',
    },
    {
      name: "columns named as an answer",
      columns: [{ ...number, column: "label" }],
      message:
        'in the column "label", expects a name other than output, probabilities, label, which are answers of the graph, but received the same',
    },
    {
      name: "columns without a name",
      columns: [{ ...number, column: "" }],
      message: 'in the column "", expects a name other than',
    },
    {
      name: "empty categories",
      columns: [{ column: "sex", kind: "oneHot", categories: ["", "f"], marker: false }],
      message: 'in the column "sex", expects categories that are not empty',
    },
    {
      name: "categories that UTF-8 does not have",
      columns: [{ column: "sex", kind: "oneHot", categories: ["f", "m\ud800"], marker: false }],
      message:
        'exportOnnx(features), in the column "sex", expects categories without halves of surrogate pairs, which UTF-8 does not have, but received "m\\ud800". Correct it in the table, and learn the features again.',
    },
    {
      name: "places of categories that UTF-8 does not have",
      columns: [{ column: "size", kind: "ordinal", categories: ["\udc00"], marker: true, ...scaling }],
      message: 'in the column "size", expects categories without halves of surrogate pairs',
    },
    {
      name: "columns whose name UTF-8 does not have",
      columns: [{ ...number, column: "x\ud800" }],
      message:
        'in the column "x\\ud800", expects a name without halves of surrogate pairs, which UTF-8 does not have, but received "x\\ud800". Give the column another name.',
    },
    {
      name: "numbers that are one in float32",
      columns: [{ ...number, center: 1e9, scale: 10 }],
      message:
        'in the column "x", expects numbers that differ in float32, in which the graph takes them, but received 1000000000 ± 10.',
    },
    {
      name: "numbers that are 0 in float32",
      columns: [{ ...number, scale: 1e-60 }],
      message: "expects numbers that differ in float32, in which the graph takes them, but received 0 ± 1e-60.",
    },
  ])("$name", ({ columns, message }) => {
    const write = () => exportOnnx({ model, state: stateOf(model), features: featuresOf(...columns) });
    expect(write).toThrow(OnnxError);
    expect(write).toThrow(message);
  });

  test("that are another number than the model's inputs", () => {
    const write = () => exportOnnx({ model, state: stateOf(model), features: featuresOf(number) });
    expect(write).toThrow("in exportOnnx(features)\n  expects   features [2]\n  received           [1]");
  });

  test("that are none", () => {
    const features = { ...featuresOf(number), version: 2 } as unknown as Features;
    expect(() => exportOnnx({ model, state: stateOf(model), features })).toThrow(
      "exportOnnx(features) expects features of @gd/tables, but received",
    );
  });
});
