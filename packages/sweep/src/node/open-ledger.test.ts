import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLedger } from "./open-ledger.js";
import { openSweepLedger } from "./open-sweep-ledger.js";

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

test("a line that says nothing of a trial counts as none in the ledger of a sweep", () => {
  const file = join(folder, "ledger.jsonl");
  const entry = { key: "0", trial: 0, point: { x: 1 }, status: "completed", values: [1], curve: [2, 1] } as const;
  const wrong: readonly object[] = [
    { ...entry, status: "done" },
    { ...entry, values: [] },
    { ...entry, values: ["1"] },
    { ...entry, values: undefined },
    { ...entry, curve: null },
    { ...entry, trial: -0.5 },
    { ...entry, point: [1] },
    { ...entry, reason: 1 },
    { key: "0" },
  ];
  const paused = { ...entry, key: "1.0", trial: 1, status: "paused" } as const;
  const failed = { ...entry, key: "2", trial: 2, status: "failed", values: [], curve: [], reason: "memory" } as const;
  for (const line of [...wrong, paused, failed]) appendFileSync(file, `${JSON.stringify(line)}\n`);
  const ledger = openSweepLedger(file);
  expect([...ledger.entries.values()]).toEqual([paused, failed]);
  ledger.append(entry);
  expect([...openSweepLedger(file).entries.keys()]).toEqual(["1.0", "2", "0"]);
  // It had not kept the wrong one.
  expect(openLedger(file).entries.get("0")).toMatchObject({ status: "done" });
});
