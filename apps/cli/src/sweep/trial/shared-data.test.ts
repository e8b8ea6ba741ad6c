import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataInCache, dataInPlace, shareData } from "./shared-data.js";
import type { TrialData, TrialTask } from "./trial-task.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-shared-data-"));
});
afterEach(() => rm(folder, { recursive: true }));

const taskOf = (data: TrialData): TrialTask => ({
  place: join(folder, "place"),
  data,
  version: "",
  config: {} as TrialTask["config"],
  replicates: [],
  objectives: [],
  stops: [],
});

test("a file comes into the place and from there into a cache, once, and what is damaged is copied again", async () => {
  const file = join(folder, "points.csv");
  await writeFile(file, "x,y\n1,2\n");
  const task = taskOf(await shareData(file, join(folder, "place")));
  const shared = await dataInPlace(task);
  await appendFile(shared, "3,4\n");
  await shareData(file, join(folder, "place"));
  expect(await readFile(shared, "utf8")).toBe("x,y\n1,2\n");
  const cache = join(folder, "cache");
  const copy = await dataInCache(cache)(task);
  expect(await readFile(copy, "utf8")).toBe("x,y\n1,2\n");
  await writeFile(copy, "");
  expect(await dataInCache(cache)(task)).toBe(copy);
  expect(await readFile(copy, "utf8")).toBe("x,y\n1,2\n");
  await rm(copy);
  await writeFile(shared, "");
  await expect(dataInCache(cache)(task)).rejects.toThrow("other data than the sweep began with");
  expect(await readdir(join(cache, task.data.sha256))).toEqual([]);
});

test("a folder of images is copied with all its folders, and known by the names and bytes of its files", async () => {
  const photos = join(folder, "photos");
  for (const name of ["cat", "dog"]) {
    await mkdir(join(photos, name), { recursive: true });
    await writeFile(join(photos, name, "1.png"), name);
  }
  const data = await shareData(photos, join(folder, "place"));
  expect(data).toMatchObject({ name: "photos", isFolder: true });
  // Two processes of a machine begin at once.
  const copies = await Promise.all([1, 2].map(() => dataInCache(join(folder, "cache"))(taskOf(data))));
  expect(new Set(copies).size).toBe(1);
  expect(await readFile(join(copies[0]!, "dog", "1.png"), "utf8")).toBe("dog");
  await writeFile(join(photos, "cat", "1.png"), "lion");
  expect((await shareData(photos, join(folder, "place"))).sha256).not.toBe(data.sha256);
});
