import { randomStreams, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { realFile } from "../test/real-file.js";
import {
  applyFeatures,
  applyTarget,
  columnOf,
  describeTable,
  featureNames,
  fitFeatures,
  fitTarget,
  rowsWith,
  splitRows,
} from "./index.js";
import { readTableFile } from "./node/read-table-file.js";

const table = await readTableFile(realFile("@observablehq/sample-datasets/penguins.csv"));

describe("a table of penguins", () => {
  test("is described by its columns", () => {
    expect(table.name).toBe("penguins.csv");
    expect(table.rows).toBe(344);
    const descriptions = describeTable(table).map(({ note, ...description }) => {
      expect(note).toBe("");
      return description;
    });
    expect(descriptions).toEqual([
      { name: "species", kind: "category", missing: 0, distinct: 3, range: "", examples: "Adelie, Gentoo, Chinstrap" },
      { name: "island", kind: "category", missing: 0, distinct: 3, range: "", examples: "Biscoe, Dream, Torgersen" },
      {
        name: "culmen_length_mm",
        kind: "number",
        missing: 2,
        distinct: 164,
        range: "32.1 to 59.6",
        examples: "39.1, 39.5, 40.3",
      },
      {
        name: "culmen_depth_mm",
        kind: "number",
        missing: 2,
        distinct: 80,
        range: "13.1 to 21.5",
        examples: "18.7, 17.4, 18",
      },
      {
        name: "flipper_length_mm",
        kind: "number",
        missing: 2,
        distinct: 55,
        range: "172 to 231",
        examples: "181, 186, 195",
      },
      {
        name: "body_mass_g",
        kind: "number",
        missing: 2,
        distinct: 94,
        range: "2700 to 6300",
        examples: "3750, 3800, 3250",
      },
      { name: "sex", kind: "category", missing: 11, distinct: 2, range: "", examples: "MALE, FEMALE" },
    ]);
  });

  test("becomes features and labels, of which those of the training rows have mean 0 and deviation 1", () => {
    const species = columnOf(table, "species");
    const rows = rowsWith(table, "species");
    const [training, validation] = splitRows(rows, 0.8, randomStreams(1).stream("split"), { stratify: species });
    expect([training.length, validation.length]).toEqual([275, 69]);
    const features = fitFeatures(table, { rows: training, target: "species" });
    const names = featureNames(features);
    expect(names).toContain("island = Dream");
    expect(names).not.toContain("species");

    const inputs = applyFeatures(features, table, { rows: training, dtype: "float64" });
    expect(inputs.shape).toEqual([275, names.length]);
    const mass = names.indexOf("body_mass_g");
    const column = toArray(inputs).map((row) => row[mass]!);
    const mean = column.reduce((sum, x) => sum + x) / column.length;
    expect(mean).toBeCloseTo(0, 1);
    const target = fitTarget(table, "species", { rows: training });
    expect(target).toEqual({
      version: 1,
      column: "species",
      kind: "class",
      classes: ["Adelie", "Chinstrap", "Gentoo"],
    });
    expect([...applyTarget(target, table, { rows: [0, 343, 200] }).data]).toEqual([0, 2, 1]);
  });
});
