import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { entryPoints } from "./entry-points.js";

const repositoryRoot = resolve(import.meta.dirname, "../../..");
const entries = entryPoints(repositoryRoot);

describe("entryPoints", () => {
  test("are the modules of every public package, and only of those", () => {
    expect(entries.map(({ name }) => name)).toEqual([
      "@gd/data",
      "@gd/images",
      "@gd/images/node",
      "@gd/insight",
      "@gd/layers",
      "@gd/layers/formulas",
      "@gd/losses",
      "@gd/models",
      "@gd/models/node",
      "@gd/models/predict",
      "@gd/onnx",
      "@gd/optim",
      "@gd/safetensors",
      "@gd/sweep",
      "@gd/sweep/node",
      "@gd/tables",
      "@gd/tables/node",
      "@gd/tensor-wasm",
      "@gd/tensor-wasm/float32",
      "@gd/tensor-wasm/float64",
      "@gd/tensor",
      "@gd/tensor/forward",
      "@gd/tensor/interpreter",
      "@gd/tensor/testing",
      "@gd/train",
      "@gd/train/core",
    ]);
  });

  test.each(entries)("$name says its name, and what it is for", ({ name, file }) => {
    expect(readFileSync(file, "utf8")).toMatch(
      new RegExp(`^/\\*\\*\n( \\* \\S.*\n)+ \\*\n \\* @module ${name}\n \\*/\n`),
    );
  });
});
