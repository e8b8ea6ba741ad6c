import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { requireWritable } from "./require-writable.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a new file and one that is there can be written, and are left as they are", async () => {
  const there = join(folder, "there.svg");
  await writeFile(there, "old");
  await requireWritable(there);
  await requireWritable(join(folder, "new.svg"));
  expect(await readdir(folder)).toEqual(["there.svg"]);
  expect(await readFile(there, "utf8")).toBe("old");
});

describe("says what is wrong with", () => {
  test("a folder that is not there", async () => {
    const file = join(folder, "none", "curve.svg");
    const message = `${file}: there is no folder ${join(folder, "none")}: create it first, or check the path`;
    await expect(requireWritable(file)).rejects.toThrow(new Error(message));
  });

  test("a file in place of the folder", async () => {
    const place = join(folder, "notes");
    await writeFile(place, "");
    const file = join(place, "curve.svg");
    await expect(requireWritable(file)).rejects.toThrow(
      new Error(`${file}: ${place} is a file, not a folder: check the path`),
    );
  });

  test("a folder in place of the file", async () => {
    const file = join(folder, "curve.svg");
    await mkdir(file);
    const message = `${file}: this is a folder: name a file, such as ${join(file, "curves.svg")}`;
    await expect(requireWritable(file)).rejects.toThrow(new Error(message));
  });

  test.skipIf(process.platform === "win32")("a pipe, which nobody may ever read", async () => {
    const file = join(folder, "curve.svg");
    execFileSync("mkfifo", [file]);
    const message = `${file}: this is a pipe, a socket or a device: name a file`;
    await expect(requireWritable(file)).rejects.toThrow(new Error(message));
  });

  test("a name that no file can have", async () => {
    const file = join(folder, `${"x".repeat(300)}.svg`);
    await expect(requireWritable(file)).rejects.toThrow(
      "this file cannot be written, name too long (ENAMETOOLONG): choose another place",
    );
  });

  // The superuser may write everywhere.
  test.skipIf(process.getuid?.() === 0)("a file and a folder without the right to write", async () => {
    const file = join(folder, "curve.svg");
    await writeFile(file, "", { mode: 0o444 });
    await expect(requireWritable(file)).rejects.toThrow(
      "this file cannot be written, permission denied (EACCES): choose another place",
    );
    await chmod(folder, 0o555);
    try {
      await expect(requireWritable(join(folder, "new.svg"))).rejects.toThrow(
        "permission denied (EACCES): choose another place",
      );
    } finally {
      await chmod(folder, 0o755);
    }
  });
});
