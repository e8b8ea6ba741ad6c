import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseArguments, usage } from "./arguments.js";
import { columnOfCsv } from "./column-of-csv.js";
import { createProject } from "./create-project.js";

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

test("columnOfCsv reads commas in quotes, other separators, and a byte order mark", () => {
  expect(columnOfCsv('\uFEFFa,"b, c"\r\n1,"2,5"\r\n,x\r\n', "b, c")).toEqual({
    names: ["a", "b, c"],
    values: ["2,5", "x"],
  });
  expect(columnOfCsv("a;b\n1;2\n;3\n", "a")).toEqual({ names: ["a", "b"], values: ["1"] });
});

describe("createProject", () => {
  const numbers = Array.from({ length: 30 }, (_, i) => `${i / 2},${i % 3}`).join("\n");

  test("writes a project of penguins that says what to do next", () => {
    const folder = join(place, "My Model");
    expect(createProject({ folder, table: undefined })).toContain("learns to predict species from data/penguins.csv");
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
  ])("of a table, takes the column %s as its values suggest", (target, kind) => {
    const file = written("houses.csv", `price,rooms\n${numbers}\n`);
    const folder = join(place, "houses");
    createProject({ folder, table: { file, target } });
    const model = readFileSync(join(folder, "src/model.ts"), "utf8");
    expect(model).toContain(kind);
    expect(model).toContain(`target: "${target}"`);
    expect(existsSync(join(folder, "data/houses.csv"))).toBe(true);
    expect(existsSync(join(folder, "data/penguins.csv"))).toBe(false);
  });

  test("writes nothing where there is something, or where the table does not fit", () => {
    const file = written("houses.csv", `price,rooms\n${numbers}\n`);
    const folder = join(place, "new");
    expect(() => createProject({ folder: place, table: undefined })).toThrow("exists, and is not empty");
    expect(() => createProject({ folder, table: { file, target: "prize" } })).toThrow(
      "has no column prize. It has price, rooms.",
    );
    expect(() => createProject({ folder, table: { file: "no.csv", target: "a" } })).toThrow("there is no file no.csv");
    expect(existsSync(folder)).toBe(false);
  });
});
