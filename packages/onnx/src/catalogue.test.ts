import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as layers from "@gd/layers";
import type { Features } from "@gd/tables";
import { predict } from "@gd/train";
import { describe, expect, test } from "vitest";
import { catalogue, noLayers } from "../test/catalogue.js";
import { inputOf } from "../test/input-of.js";
import { largestDifference } from "../test/largest-difference.js";
import { runOnnx } from "../test/run-onnx.js";
import { stateOf } from "../test/state-of.js";
import { exportOnnx } from "./export-onnx.js";

test("all that @gd/layers exports is exported here, or is no layer", () => {
  expect(Object.keys({ ...catalogue, ...noLayers }).sort()).toEqual(Object.keys(layers).sort());
});

describe("onnxruntime answers as predict does, to 1e-5, for batches of any size", () => {
  for (const [name, models] of Object.entries(catalogue)) {
    test.each(models.map((model, i) => ({ model, i })))(`${name} $i`, async ({ model }) => {
      const state = stateOf(model);
      const file = exportOnnx({ model, state });
      for (const batch of [1, 3]) {
        const input = inputOf(model, batch);
        const expected = predict({ model }, state, input);
        const answers = await runOnnx(file, { input });
        const { shape, data } = answers["output"] ?? answers["probabilities"]!;
        expect(shape).toEqual(expected.shape);
        expect(largestDifference(expected, data)).toBeLessThan(1e-5);
      }
    });
  }
});

const PROGRAM = `
import sys, onnx
for path in sys.argv[1:]:
    model = onnx.load(path)
    # That of Debian 12 knows the opset of layers, but not yet that of texts.
    if model.opset_import[0].version <= onnx.defs.onnx_opset_version(): onnx.checker.check_model(model, full_check=True)
`;

const features: Features = {
  version: 1,
  columns: [
    { column: "mass", kind: "number", log: true, fill: 3, marker: true, center: 2, scale: 4 },
    { column: "sex", kind: "oneHot", categories: ["f"], marker: true },
  ],
  ignored: [],
  notes: [],
};

const hasOnnx = ((): boolean => {
  try {
    execFileSync("python3", ["-c", "import onnx"], { stdio: "ignore" });
    return true;
  } catch {
    console.warn("python3 has no onnx here: whether its checker accepts our files is not tested");
    return false;
  }
})();

test.skipIf(!hasOnnx)(
  "Python's onnx.checker accepts every file, with its inferred shapes",
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "gd-onnx-"));
    try {
      const files = Object.entries(catalogue).flatMap(([name, models]) =>
        models.map((model, i) => {
          const path = join(folder, `${name}-${i}.onnx`);
          writeFileSync(path, exportOnnx({ model, state: stateOf(model) }));
          return path;
        }),
      );
      const model = layers.linear(5, 2);
      const withColumns = join(folder, "columns.onnx");
      const answers = { features, classes: ["no", "yes"] };
      writeFileSync(withColumns, exportOnnx({ model, state: stateOf(model), ...answers }));
      execFileSync("python3", ["-c", PROGRAM, ...files, withColumns], { stdio: "pipe" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
