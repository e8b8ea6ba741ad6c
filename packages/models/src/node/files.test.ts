import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linear, sequential, tanh } from "@gd/layers";
import { createContext } from "@gd/tensor";
import { compareTrees, SAME_BITS } from "@gd/tensor/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ModelError } from "../model-error.js";
import { loadModelFile } from "./load-model-file.js";
import { saveModelFile } from "./save-model-file.js";
import { writeFileSafely } from "./write-file-safely.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "models-"));
});
afterAll(() => rm(folder, { recursive: true }));

const model = sequential(linear(2, 3), tanh, linear(3, 1));
const context = createContext();
const state = { parameters: model.initialize(context), statistics: model.initializeStatistics(context) };

test("a model comes back from a file, and nothing else is left in the folder", async () => {
  const path = join(folder, "xor.model.safetensors");
  await saveModelFile(path, { model, state });
  await saveModelFile(path, { model, state, training: { seed: 2 } });
  const loaded = await loadModelFile(path);
  compareTrees("parameters", loaded.state.parameters, state.parameters, SAME_BITS);
  expect(loaded.training).toEqual({ seed: 2 });
  expect(await readdir(folder)).toEqual(["xor.model.safetensors"]);
});

test("a file keeps its mode, and a link leads to it", async () => {
  const path = join(folder, "secret");
  await writeFile(path, "old");
  await chmod(path, 0o600);
  const link = join(folder, "link");
  await symlink(path, link);
  await writeFileSafely(link, Uint8Array.of(1, 2));
  expect([...(await readFile(path))]).toEqual([1, 2]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
});

test.each<[what: string, path: () => string, message: string]>([
  [
    "a folder that is not there",
    () => join(folder, "none", "a"),
    "cannot be written: no such file or directory (ENOENT)",
  ],
  ["a folder", () => folder, "cannot be written: it is there, and is not a file"],
  ["a device", () => "/dev/null", "cannot be written: it is there, and is not a file"],
  ["a file as a folder", () => join(folder, "file", "a"), "cannot be written: not a directory (ENOTDIR)"],
  ["a name that is too long", () => join(folder, "a".repeat(300)), "cannot be written: name too long (ENAMETOOLONG)"],
])("%s is refused with the path and the reason", async (_, path, message) => {
  await writeFile(join(folder, "file"), "");
  await expect(writeFileSafely(path(), Uint8Array.of(1))).rejects.toThrow(
    new ModelError({ place: path(), problem: message }),
  );
  expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("what cannot be replaced stays as it was, and no temporary file is left", async () => {
  const inside = join(folder, "inside");
  await mkdir(inside);
  const path = join(inside, "model");
  await writeFile(path, "old");
  const broken = {
    get length() {
      throw new Error("gone");
    },
  };
  await expect(writeFileSafely(path, broken as never)).rejects.toThrow("writeFileSafely(bytes) expects a Uint8Array");
  expect(await readFile(path, "utf8")).toBe("old");
  expect(await readdir(inside)).toEqual(["model"]);
});

test("a file that is none, or not a model's, is named by its path", async () => {
  const missing = join(folder, "missing");
  await expect(loadModelFile(missing)).rejects.toThrow(
    `${missing} cannot be read: no such file or directory (ENOENT).`,
  );
  await expect(loadModelFile(folder)).rejects.toThrow(/cannot be read: .*\(EISDIR\)/);
  const path = join(folder, "text");
  await writeFile(path, "not a model");
  await expect(loadModelFile(path)).rejects.toThrow(
    `${path} is not a model file: it looks like a table, or another text.`,
  );
  await expect(loadModelFile("")).rejects.toThrow('loadModelFile(path) expects a path, but received "".');
});
