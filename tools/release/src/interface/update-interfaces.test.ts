import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { updateInterfaces } from "./update-interfaces.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "interfaces-"));
  writeFileSync(join(folder, "same.txt"), "same");
  writeFileSync(join(folder, "changed.txt"), "before");
  writeFileSync(join(folder, "removed.txt"), "of a package that there is no longer");
});
afterEach(() => rmSync(folder, { recursive: true }));

const texts = new Map([
  ["same", "same"],
  ["changed", "after"],
  ["new", "new"],
]);

test("a check names what differs, that of a package that was removed as well, and changes nothing", () => {
  expect(updateInterfaces(folder, texts, true)).toEqual(["changed", "new", "removed"]);
  expect(readdirSync(folder).sort()).toEqual(["changed.txt", "removed.txt", "same.txt"]);
  expect(readFileSync(join(folder, "changed.txt"), "utf8")).toBe("before");
});

test("otherwise the folder has the texts afterwards, and nothing else", () => {
  expect(updateInterfaces(folder, texts, false)).toEqual(["changed", "new", "removed"]);
  expect(readdirSync(folder).sort()).toEqual(["changed.txt", "new.txt", "same.txt"]);
  expect(readFileSync(join(folder, "changed.txt"), "utf8")).toBe("after");
  expect(updateInterfaces(folder, texts, true)).toEqual([]);
});
