import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { batchNorm, linear, sequential, tanh } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam } from "@gd/optim";
import { expect, test } from "vitest";
import { createTraining } from "../index.js";

const isThere = spawnSync("python3", ["-c", "import numpy, safetensors"], { stdio: "ignore" }).status === 0;
if (!isThere) console.warn("python3 has no safetensors and numpy: what it reads of checkpoints is not tested here");

const PROGRAM = `
import json, sys
from safetensors import safe_open
with safe_open(sys.argv[1], framework="np") as file:
    tensors = {name: file.get_tensor(name).tolist() for name in file.keys()}
    progress = json.loads(file.metadata()["gd.progress"])
print(json.dumps({"tensors": tensors, "progress": progress}))
`;

test.skipIf(!isThere)("Python reads a checkpoint, by the same names and with the same numbers", () => {
  const setup = {
    model: sequential(linear(2, 3), batchNorm(3), tanh, linear(3, 1)),
    loss: meanSquaredError,
    optimizer: adam({ learningRate: 0.1 }),
  };
  const folder = mkdtempSync(join(tmpdir(), "gd-checkpoint-"));
  const path = join(folder, "model.safetensors");
  const training = createTraining(setup);
  writeFileSync(path, training.save());
  const { tensors, progress } = JSON.parse(execFileSync("python3", ["-c", PROGRAM, path], { encoding: "utf8" }));
  rmSync(folder, { recursive: true });
  const [first, norm] = training.state().parameters;
  expect(tensors["0.linear.weight"].flat()).toEqual([...first.weight.data]);
  expect(tensors["1.batchNorm.scale"]).toEqual([...norm.scale.data]);
  expect(tensors["1.batchNorm.variance"]).toEqual([1, 1, 1]);
  expect(tensors["optimizer.0.mean"]).toEqual(Array(19).fill(0));
  expect(progress).toEqual({ step: 0, epoch: 0 });
});
