import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLedger } from "./open-ledger.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sweep-ledger-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("entries come back, each once, whatever was torn", () => {
  const file = join(folder, "ledger.jsonl");
  const { append, entries } = openLedger<{ key: string; value: number }>(file);
  append({ key: "a", value: 1 });
  append({ key: "b", value: 2 });
  append({ key: "a", value: 3 });
  expect([...entries.values()].map(({ value }) => value)).toEqual([1, 2]);
  // The disk was full in the middle of a line.
  appendFileSync(file, '{"key":"c","val');
  append({ key: "d", value: 4 });
  expect(readFileSync(file, "utf8")).toBe(
    '{"key":"a","value":1}\n{"key":"b","value":2}\n{"key":"c","val\n{"key":"d","value":4}\n',
  );
  appendFileSync(file, '{"key":"e"');
  const again = openLedger<{ key: string; value: number }>(file);
  expect([...again.entries.keys()]).toEqual(["a", "b", "d"]);
  again.append({ key: "c", value: 5 });
  expect([...openLedger(file).entries.keys()]).toEqual(["a", "b", "d", "c"]);
});

test("what cannot be written is not there", () => {
  const ledger = openLedger(join(folder, "none", "ledger.jsonl"));
  expect(() => ledger.append({ key: "a" })).toThrow("ENOENT");
  expect(ledger.entries.size).toBe(0);
});
