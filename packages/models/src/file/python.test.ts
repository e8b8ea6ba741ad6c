import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { batchNorm, linear, sequential } from "@gd/layers";
import { createContext, leaves, rowMajor } from "@gd/tensor";
import { afterAll, expect, test } from "vitest";
import { saveModel } from "./save-model.js";

const isThere = spawnSync("python3", ["-c", "import numpy, safetensors"], { stdio: "ignore" }).status === 0;
if (!isThere) console.warn("python3 has no safetensors and numpy: that it opens our models is not tested here");

const folder = mkdtempSync(join(tmpdir(), "gd-models-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(!isThere)("Python's safetensors opens a model: its weights, statistics and architecture", () => {
  const model = sequential(linear(2, 3), batchNorm(3), linear(3, 1));
  const context = createContext({ seed: 4 });
  const state = { parameters: model.initialize(context), statistics: model.initializeStatistics(context) };
  const path = join(folder, "model.safetensors");
  writeFileSync(path, saveModel({ model, state, training: { author: "Zoë" } }));

  const script = new URL("../../test/describe.py", import.meta.url).pathname;
  const { metadata, tensors } = JSON.parse(execFileSync("python3", [script, path], { encoding: "utf8" }));
  expect(JSON.parse(metadata["gd.architecture"])).toEqual(model.description);
  expect(JSON.parse(metadata["gd.training"])).toEqual({ author: "Zoë" });
  const names = ["0.linear.weight", "0.linear.bias", "1.batchNorm.scale", "1.batchNorm.shift", "2.linear.weight"];
  const all = [...names, "2.linear.bias", "1.batchNorm.mean", "1.batchNorm.variance"];
  expect(Object.keys(tensors).sort()).toEqual(all.toSorted());
  [...leaves(state.parameters), ...leaves(state.statistics)].forEach(([, tensor], i) => {
    expect(tensors[all[i]!]).toEqual([tensor.shape, [...rowMajor(tensor)]]);
  });
});
