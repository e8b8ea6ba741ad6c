import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import S3rver from "s3rver";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dataInCache, shareData } from "../sweep/trial/shared-data.js";
import { uploadResults } from "../sweep/upload-results.js";
import { localPath } from "./local-path.js";
import { objectStore } from "./object-store.js";

let folder: string;
let server: S3rver;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-objects-"));
  server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: join(folder, "store"),
    configureBuckets: [{ name: "data", configs: [] }],
  });
  const { port } = await server.run();
  vi.stubEnv("HOME", join(folder, "home"));
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${port}/`);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "S3RVER");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "S3RVER");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await rm(folder, { recursive: true });
});

const URL = "s3://data/a folder/points ü+1.csv";
const put = async (text: string) => (await objectStore()).write(URL, Buffer.from(text));

test("an object is copied once for each of its versions, and known by its bytes", async () => {
  await put("x,y\n1,2\n");
  const first = await localPath(URL);
  expect(first).toContain(join(folder, "home/.cache/gd/data"));
  expect(await readFile(first, "utf8")).toBe("x,y\n1,2\n");
  const read = vi.spyOn(globalThis, "fetch");
  expect(await localPath(URL)).toBe(first);
  expect(read.mock.calls.map(([request]) => (request as Request).method)).toEqual(["HEAD"]);
  read.mockRestore();
  await put("x,y\n3,4\n");
  const second = await localPath(URL);
  expect(second).not.toBe(first);
  expect(await readFile(second, "utf8")).toBe("x,y\n3,4\n");
  expect(await localPath("points.csv")).toBe("points.csv");
  expect((await readdir(join(folder, "home/.cache/gd/data"))).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a worker gets the data of a sweep from the store, and no others", async () => {
  await put("x,y\n1,2\n");
  const data = await shareData(URL, join(folder, "place"));
  expect(data).toMatchObject({ name: "points ü+1.csv", isFolder: false, url: URL });
  // It has no such folder.
  const task = { place: join(folder, "none"), data } as unknown as Parameters<ReturnType<typeof dataInCache>>[0];
  expect(await readFile(await dataInCache(join(folder, "cache"))(task), "utf8")).toBe("x,y\n1,2\n");
  await put("x,y\n3,4\n");
  await expect(dataInCache(join(folder, "other"))(task)).rejects.toThrow("other data than the sweep began with");
});

test("what is missing is said", async () => {
  await expect(localPath("s3://data/none.csv")).rejects.toThrow("s3://data/none.csv: there is no such object (404");
  await expect(localPath("s3://data")).rejects.toThrow("like s3://bucket/penguins.csv");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "NOBODY");
  await expect(localPath(URL)).rejects.toThrow("see AWS_ACCESS_KEY_ID");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
  await expect(localPath(URL)).rejects.toThrow("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
});

test("the results of a sweep are put into the store under their names, without what only its machine needs", async () => {
  const sweep = join(folder, "points.sweep");
  for (const [name, text] of Object.entries({
    "ledger.jsonl": "{}",
    "trials/ab/1/model.safetensors": "model",
    "data/cd/points.csv": "data",
    "lock-1": "",
    "trials/ab/.result.tmp": "",
  })) {
    await mkdir(dirname(join(sweep, name)), { recursive: true });
    await writeFile(join(sweep, name), text);
  }
  expect(await uploadResults(sweep, "s3://data/results/")).toBe(2);
  const copy = await localPath("s3://data/results/trials/ab/1/model.safetensors");
  expect(await readFile(copy, "utf8")).toBe("model");
  await expect(localPath("s3://data/results/lock-1")).rejects.toThrow("no such object");
});
