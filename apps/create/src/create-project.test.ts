import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseArguments, usage } from "./arguments.js";
import { createProject } from "./create-project.js";
import { oldNode } from "./old-node.js";

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "create-"));
});
afterEach(() => rmSync(place, { recursive: true }));

const written = (name: string, text: string): string => {
  const file = join(place, name);
  writeFileSync(file, text);
  return file;
};

describe("parseArguments", () => {
  test("takes a folder, and a table with its target", () => {
    expect(parseArguments(["my-model"])).toEqual({ folder: "my-model", table: undefined });
    expect(parseArguments(["a", "--table", "b.csv", "--target", "c"])).toEqual({
      folder: "a",
      table: { file: "b.csv", target: "c" },
    });
    expect(parseArguments(["--help"])).toBeUndefined();
  });

  test.each([
    [[], "expected one folder, but received none."],
    [["a", "b"], "expected one folder, but received a b."],
    [["a", "--table", "b.csv"], "--table and --target go together, but only one of them is there."],
    [["a", "--tabel", "b.csv"], "Unknown option '--tabel'"],
  ])("refuses %o, and says how it is called", (given, message) => {
    expect(() => parseArguments(given)).toThrow(message);
    expect(() => parseArguments(given)).toThrow(usage);
  });
});

test("oldNode says what a Node that is too old can do", () => {
  expect(oldNode("22.18.0", ">=22.18")).toBe("");
  expect(oldNode("24.0.0", ">=22.18")).toBe("");
  expect(oldNode("22.17.1", ">=22.18")).toContain("need Node 22.18 or newer");
  expect(oldNode("20.19.0", ">=22.18")).toContain("npx tsx src/train.ts");
});

describe("createProject", () => {
  const numbers = Array.from({ length: 30 }, (_, i) => `${i / 2},${i % 3}`).join("\n");

  test("writes a project of penguins that says what to do next", async () => {
    const folder = join(place, "My Model");
    expect(await createProject({ folder, table: undefined })).toContain(
      "learns to predict species from data/penguins.csv",
    );
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"));
    expect(manifest).toMatchObject({ name: "my-model", dependencies: { "@gd/gd": `^${version}` } });
    expect(readFileSync(join(folder, ".gitignore"), "utf8")).toContain("node_modules");
    for (const file of ["README.md", "package.json", "src/model.ts", "src/train.ts"]) {
      expect(readFileSync(join(folder, file), "utf8")).not.toMatch(/__[A-Z]+__/);
    }
  });

  test.each([
    ["price", 'kind: "number"'],
    ["rooms", 'kind: "class"'],
  ])("of a table, takes the column %s as its values suggest", async (target, kind) => {
    const file = written("houses.csv", `price,rooms\n${numbers}\n`);
    const folder = join(place, "houses");
    await createProject({ folder, table: { file, target } });
    const model = readFileSync(join(folder, "src/model.ts"), "utf8");
    expect(model).toContain(kind);
    expect(model).toContain(`target: "${target}"`);
    expect(existsSync(join(folder, "data/houses.csv"))).toBe(true);
    expect(existsSync(join(folder, "data/penguins.csv"))).toBe(false);
  });

  /** With a byte order mark, decimal commas, points between thousands, an identifier, a date, a text, and values missing. */
  const rents = `\uFEFFNr;Datum;Stadt;Fläche;Text;Miete €;frei\n${Array.from(
    { length: 40 },
    (_, i) =>
      `A-${i};${10 + (i % 19)}.05.2024;${["Köln", "Aachen"][i % 2]};${i % 9 === 0 ? "" : `${30 + i},${10 + i}`};"laut; Nr. ${i}";1.${100 + i},50;${i % 3 === 0 ? "ja" : "nein"}`,
  ).join("\n")}\n`;

  test.each([
    ["Miete €", 'kind: "number"'],
    ["Fläche", 'kind: "number"'],
    ["Stadt", 'kind: "class"'],
    ["frei", 'kind: "class"'],
  ])("reads %s as the program gd does", async (target, kind) => {
    const folder = join(place, "rents");
    await createProject({ folder, table: { file: written("rents.csv", rents), target } });
    expect(readFileSync(join(folder, "src/model.ts"), "utf8")).toContain(kind);
  });

  test.each([
    ["Datum", "Datum has dates"],
    ["Text", "Text has texts"],
  ])("refuses %s, and names what can be predicted", async (target, message) => {
    const folder = join(place, "rents");
    const refused = createProject({ folder, table: { file: written("rents.csv", rents), target } });
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toThrow("Of these there are Stadt, Fläche, Miete €, frei.");
  });

  test("writes nothing where there is something, or where the table does not fit", async () => {
    const file = written("houses.csv", `price,rooms\n${numbers}\n`);
    const folder = join(place, "new");
    await expect(createProject({ folder: place, table: undefined })).rejects.toThrow("exists, and is not empty");
    await expect(createProject({ folder, table: { file, target: "prize" } })).rejects.toThrow(
      "has no column prize. It has price, rooms.",
    );
    await expect(createProject({ folder, table: { file: "no.csv", target: "a" } })).rejects.toThrow("--table: no.csv");
    expect(existsSync(folder)).toBe(false);
  });
});
