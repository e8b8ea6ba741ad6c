import { readFile } from "node:fs/promises";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { describe, expect, test } from "vitest";
import { tableDesk } from "./table-desk.js";
import type { TableReport, TableRequest } from "./table-messages.js";

const opened = async (content: string | Uint8Array<ArrayBuffer>, name: string) => {
  const reports: TableReport[] = [];
  const handle = tableDesk(wasmInterpreter(), (report) => reports.push(report));
  const ask = async (request: TableRequest) => {
    reports.length = 0;
    await handle(request);
    return reports;
  };
  const first = [...(await ask({ type: "open", file: new File([content], name) }))];
  return { ask, first };
};

const problemOf = (reports: readonly TableReport[]): string =>
  reports[0]?.type === "problem" ? reports[0].sentence : JSON.stringify(reports[0]);

describe("a bad file gets a sentence:", () => {
  const rows = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join("\n");
  test.each([
    ["nothing", "", "an empty file"],
    ["one column", "a\n1\n2\n", 'a.csv has a single column, "a"'],
    ["names alone", "a,b\n", "a.csv has the names of 2 columns, and no rows."],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1]), ""],
    ["ragged rows", "a,b\n1,2\n3\n", 'line 3, column "a": expected 2 cells'],
  ])("%s", async (_, content, said) => {
    const { first } = await opened(content, "a.csv");
    expect(first[0]?.type).toBe("problem");
    expect(problemOf(first)).toContain(said);
    expect(problemOf(first)).not.toMatch(/[\w]\(|\{|--/);
  });
  test.each([
    ["two rows", rows(2, (i) => `${i},${i % 2 === 0 ? "yes" : "no"}`), "each class of y needs 3 rows"],
    ["a target that is missing everywhere", rows(9, (i) => `${i},`), ""],
    ["a target that is always the same", rows(60, (i) => `${i},1`), "expected different values to predict"],
  ])("%s", async (_, content, said) => {
    const { ask } = await opened(`x,y\n${content}\n`, "a.csv");
    const reports = await ask({ type: "train", target: "y", seed: 1 });
    expect(problemOf(reports)).toContain(said);
    expect(problemOf(reports)).not.toMatch(/[\w]\(|\{|--/);
  });
});

test("penguins are trained on as gd train does it, and rows can be tried", { timeout: 60_000 }, async () => {
  const bytes = await readFile(new URL("../../../../examples/data/penguins.csv", import.meta.url));
  const { ask, first } = await opened(Uint8Array.from(bytes), "penguins.csv");
  expect(first[0]).toMatchObject({ type: "opened", table: { rows: 344 } });
  const reports = await ask({ type: "train", target: "species", seed: 1 });
  const last = reports.at(-1);
  if (last?.type !== "trained") throw new Error(JSON.stringify(last));
  const { results, held, fields, file } = last.trained;
  expect(results.map(({ name }) => name)).toEqual(["most frequent class", "linear model", "network"]);
  const { scores } = results[2]!;
  expect(scores.kind === "class" && scores.accuracy).toBeGreaterThan(0.95);
  expect(file).toBe("penguins.model.safetensors");
  expect(fields.length).toBe(Object.keys(held[0]!.cells).length);
  const answers = await ask({ type: "answer", row: held[0]!.cells });
  expect(answers[0]).toMatchObject({ type: "answer", answer: { class: held[0]!.actual } });
});
