import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ModelError } from "../model-error.js";
import { writeFileSafely } from "./write-file-safely.js";

test("where writing fails, the old file stays as it was, and no temporary one is left", async () => {
  const folder = await mkdtemp(join(tmpdir(), "models-"));
  const path = join(folder, "model");
  await writeFile(path, "old");
  // They say to be bytes, and the system refuses them.
  const bytes = Object.defineProperty({}, Symbol.toStringTag, { value: "Uint8Array" }) as Uint8Array;
  await expect(writeFileSafely(path, bytes)).rejects.toThrow(ModelError);
  expect(await readdir(folder)).toEqual(["model"]);
  expect(await readFile(path, "utf8")).toBe("old");
  await rm(folder, { recursive: true });
});
