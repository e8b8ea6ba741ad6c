import { readFile } from "node:fs/promises";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { describe, expect, test } from "vitest";
import { keptInMemory } from "../../../test/kept-in-memory.js";
import { type TableShelf, tableDesk } from "./table-desk.js";
import type { TableReport, TableRequest } from "./table-messages.js";

const emptyShelf = (): TableShelf => ({ tables: keptInMemory(), models: keptInMemory(), looks: keptInMemory() });

/** The page opened, or reloaded. */
const page = (shelf: TableShelf) => {
  const reports: TableReport[] = [];
  const handle = tableDesk(wasmInterpreter(), shelf, (report) => reports.push(report));
  return async (request: TableRequest) => {
    reports.length = 0;
    await handle(request);
    return reports;
  };
};

const opened = async (content: string | Uint8Array<ArrayBuffer>, name: string, shelf = emptyShelf()) => {
  const ask = page(shelf);
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

describe("after a reload", () => {
  const content = `x,y\n${Array.from({ length: 60 }, (_, i) => `${i % 20},${i % 20 < 10 ? "low" : "high"}`).join("\n")}\n`;

  test("the table, the model and what was looked at are there, and the model answers as before", async () => {
    const shelf = emptyShelf();
    const { ask } = await opened(content, "sizes.csv", shelf);
    const reports = [...(await ask({ type: "train", target: "y", seed: 1 }))];
    const trained = reports.at(-1);
    if (trained?.type !== "trained") throw new Error(JSON.stringify(trained));
    const look = { target: "y", row: { x: 3 }, actual: undefined };
    await ask({ type: "look", look });
    const [before] = [...(await ask({ type: "answer", row: { x: 3 } }))];

    const again = page(shelf);
    const restored = await again({ type: "restore" });
    expect(restored.map(({ type }) => type)).toEqual(["restoring", "opened", "restored"]);
    expect(restored[1]).toMatchObject({ table: { name: "sizes.csv", rows: 60 } });
    expect(restored[2]).toEqual({
      type: "restored",
      model: {
        plan: reports.flatMap((report) => (report.type === "planned" ? [report.plan] : []))[0],
        epochs: reports.flatMap((report) => (report.type === "epoch" ? [report.epoch] : [])),
        trained: trained.trained,
      },
      look,
    });
    expect(await again({ type: "answer", row: { x: 3 } })).toEqual([before]);
    // What is damaged is forgotten, and nobody is told twice.
    const model = await shelf.models.get("model 2");
    await shelf.models.put("model 2", { ...model!, trained: { ...trained.trained, bytes: new Uint8Array(90) } });
    const [, problem] = [...(await page(shelf)({ type: "restore" }))];
    expect(problem).toMatchObject({
      type: "problem",
      sentence: expect.stringMatching(/can no longer be read: choose it/),
    });
    expect(await page(shelf)({ type: "restore" })).toEqual([]);
    // And it can be trained again, to the same bytes.
    const retrained = (await again({ type: "train", target: "y", seed: 1 })).at(-1);
    expect(retrained).toEqual(trained);
  });

  test("nothing is there of a table that was replaced or forgotten", async () => {
    const shelf = emptyShelf();
    const { ask } = await opened(content, "sizes.csv", shelf);
    await ask({ type: "train", target: "y", seed: 1 });
    await ask({ type: "open", file: new File(["a,b\n1,2\n"], "other.csv") });
    expect(await page(shelf)({ type: "restore" })).toMatchObject([
      {},
      { table: { name: "other.csv" } },
      { model: undefined, look: undefined },
    ]);
    await ask({ type: "forget" });
    expect(await page(shelf)({ type: "restore" })).toEqual([]);
  });

  test("a file that is chosen in the meantime is the one that is opened", async () => {
    const shelf = emptyShelf();
    await opened(content, "sizes.csv", shelf);
    const reports: TableReport[] = [];
    const handle = tableDesk(wasmInterpreter(), shelf, (report) => reports.push(report));
    await Promise.all([
      handle({ type: "restore" }),
      handle({ type: "open", file: new File(["a,b\n1,2\n"], "other.csv") }),
    ]);
    expect(reports.flatMap((report) => (report.type === "opened" ? [report.table.name] : []))).toEqual(["other.csv"]);
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
