import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "./run-program.js";

let folder: string;
let model: string;

const CITIES = ["Rome", "Oslo", "Paris"];
const row = (i: number): string =>
  `${13 + (i % 9)}/03/20${10 + (i % 12)},${(i * 7) % 50}%,"$${1 + (i % 9)},${100 + i}.50",${CITIES[i % 3]},${i % 2 === 0 ? "hot" : "cold"}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-"));
  model = join(folder, "sales.model.safetensors");
  const table = join(folder, "sales.csv");
  await writeFile(table, ["sold,discount,price,city,kind", ...Array.from({ length: 90 }, (_, i) => row(i))].join("\n"));
  const { stderr } = await runProgram([
    "train",
    table,
    "--target",
    "kind",
    "--epochs",
    "2",
    "--output",
    model,
    "--quiet",
  ]);
  expect(stderr).toBe("");
});
afterAll(() => rm(folder, { recursive: true }));

/** What predict writes for a file, and the lines of the file itself. */
const predicted = async (name: string, content: string | Uint8Array, ...options: readonly string[]) => {
  const file = join(folder, name);
  await writeFile(file, content);
  const output = join(folder, "answers.csv");
  const { code, stderr } = await runProgram(["predict", model, file, "--output", output, ...options]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return { written: await readFile(output, "utf8"), stderr };
};

/** An answer behind a separator. */
const ANSWER = (separator: string) => `${separator}(?:hot|cold)${separator}[01][.,]\\d{6}${separator}[01][.,]\\d{6}`;
const NAMES = (separator: string) =>
  ["", "predicted kind", "probability of cold", "probability of hot"].join(separator);

/** What was written, without the names and answers, each of which is where a line ended. */
const withoutAnswers = (written: string, separator: string, end: string): string =>
  written.replace(NAMES(separator), "").replace(new RegExp(`${ANSWER(separator)}(?=${end}|$)`, "g"), "");

describe("predict leaves the cells of a CSV file as they are written", () => {
  const header = "id,sold,discount,price,city";
  const cases: readonly (readonly [what: string, text: string])[] = [
    ["numbers and dates", `${header}\n007,13/05/2021,10%,"$1,249.50",Rome\n1e3,14/05/2021,0.50%,$0.590,Oslo\n`],
    ["missing values", `${header}\nN/A,13/05/2021,10%,$1.50,Rome\n-,,NA,null,\n`],
    [
      "line breaks, quotes, spaces and separators in quotes",
      `${header}\n" a,\r\n""b"" ", 13/05/2021,"10%" ,$1.50,"Rome"\n`,
    ],
    [
      "lines that end with CRLF, the last of which does not",
      `${header}\r\nx,13/05/2021,10%,$1.50,Rome\r\n,13/05/2021,10%,$1.50,Rome`,
    ],
    ["a byte order mark", `\ufeff${header}\nñ,13/05/2021,10%,$1.50,Rome\n`],
  ];
  test.each(cases)("%s", async (_, text) => {
    const { written } = await predicted("new.csv", text);
    const end = text.startsWith(`${header}\r\n`) ? "\r\n" : "\n";
    expect(withoutAnswers(written, ",", end)).toBe(text.endsWith("\n") ? text : text + end);
  });

  test("empty lines are left out, as they are no rows", async () => {
    const { written } = await predicted("new.csv", `\n${header}\n\nx,13/05/2021,10%,$1.50,Rome\n  \n\n`);
    expect(withoutAnswers(written, ",", "\n")).toBe(`${header}\nx,13/05/2021,10%,$1.50,Rome\n`);
  });

  test("other separators and decimal commas, which answers have, too", async () => {
    const table = join(folder, "commas.csv");
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i % 9},${1 + (i % 7)}5;"${CITIES[i % 3]}";${i % 2 === 0 ? "hot" : "cold"}`,
    );
    await writeFile(table, ["x;city;kind", ...rows].join("\n"));
    const commas = join(folder, "commas.model.safetensors");
    await runProgram(["train", table, "--target", "kind", "--epochs", "1", "--output", commas, "--quiet"]);
    const file = join(folder, "new.csv");
    const text = 'x;city;more\n1,50;"Rome";"a;b,c"\n2,250;Oslo;\n';
    await writeFile(file, text);
    const { stdout } = await runProgram(["predict", commas, file]);
    expect(stdout.split("\n")[1]).toMatch(/;0,\d{6};0,\d{6}$/);
    expect(withoutAnswers(stdout, ";", "\n")).toBe(text);

    // What may be a thousand as well is said, and an option says what it is.
    await writeFile(file, "x;city\n1.234;Rome\n2.345;Oslo\n");
    const doubtful = await runProgram(["predict", commas, file]);
    expect(doubtful.stderr).toContain(
      'new.csv: "x" is read as numbers: 1.234 is 1234. With --decimal ., it is 1.234.\n',
    );
    const said = await runProgram(["predict", commas, file, "--decimal", "."]);
    expect([said.code, said.stderr]).toEqual([0, ""]);
    expect(said.stdout).not.toBe(doubtful.stdout);
    await writeFile(file, "x,city\n1.234,Rome\n");
    const refused = await runProgram(["predict", commas, file]);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining("If this file has decimal points, use --decimal .\n"),
    ]);
    expect((await runProgram(["predict", commas, file, "--decimal", "."])).code).toBe(0);
  });

  test("a file without names gets some", async () => {
    const file = join(folder, "nameless.csv");
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i % 9}.5,${CITIES[i % 3]},${i % 2 === 0 ? "hot" : "cold"}`,
    ).join("\n");
    await writeFile(file, rows);
    const nameless = join(folder, "nameless.model.safetensors");
    await runProgram([
      "train",
      file,
      "--no-header",
      "--target",
      "column 3",
      "--epochs",
      "1",
      "--output",
      nameless,
      "--quiet",
    ]);
    const { stdout } = await runProgram(["predict", nameless, file]);
    const [names, first] = stdout.split("\n");
    expect(names).toMatch(/^column 1,column 2,column 3,predicted column 3,/);
    expect(first).toMatch(/^0\.5,Rome,hot,(?:hot|cold),/);
    expect(stdout.trim().split("\n").length).toBe(61);
  });

  test("tabs", async () => {
    const text = `${header.replaceAll(",", "\t")}\n"a,b"\t13/05/2021\t10%\t$1,249.50\tRome\n`;
    expect(withoutAnswers((await predicted("new.tsv", text)).written, "\t", "\n")).toBe(text);
  });

  test("another encoding becomes UTF-8", async () => {
    const text = `${header}\ncafé €,13/05/2021,10%,$1.50,Rome\n`;
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    expect(withoutAnswers((await predicted("new.csv", utf16)).written, ",", "\n")).toBe(`\ufeff${text}`);
    const windows = Buffer.from(text.replace("€", "\u0080"), "latin1");
    const { written } = await predicted("new.csv", windows, "--encoding", "windows-1252");
    expect(withoutAnswers(written, ",", "\n")).toBe(text);
  });

  test("a table of more than one piece of a file", async () => {
    const rows = Array.from({ length: 4000 }, (_, i) => `"${"é".repeat(i % 40)}\n",13/05/2021,10%,$1.50,Rome\n`);
    const text = `${header}\n${rows.join("")}`;
    expect(withoutAnswers((await predicted("new.csv", text)).written, ",", "\n")).toBe(text);
  });

  test("JSON lines become cells", async () => {
    const row = { id: "a,b", sold: "2021-05-13", discount: 10, price: 1.5, city: "Rome" };
    const { written } = await predicted("new.jsonl", `${JSON.stringify(row)}\n`);
    expect(withoutAnswers(written, ",", "\n")).toBe(`${header}\n"a,b",2021-05-13T00:00:00.000Z,10,1.5,Rome\n`);
  });
});

test("the column of answers has the same name, also where the table has the answer", async () => {
  const { written } = await predicted("known.csv", `sold,discount,price,city,kind\n${row(0)}\n`);
  expect(written.split("\n")[0]).toBe(`sold,discount,price,city,kind${NAMES(",")}`);
});

test("predict warns of values that the model has not learned, and of missing ones that never were", async () => {
  const { stderr } = await predicted("new.csv", "more,sold,discount,price,city\n1,13/05/2021,,$1.50,Boston\n");
  expect(stderr).toContain("new.csv: city has values that the model has not learned: Boston\n");
  expect(stderr).toContain("new.csv: discount is missing in 1 row, and it never was in training\n");
  expect(stderr).toContain("new.csv: the model was not trained with the column more, and does not use it\n");
});

test("a model for tables answers for one at a time", async () => {
  const { code, stderr } = await runProgram(["predict", model, "a.csv", "b.csv"]);
  expect([code, stderr]).toEqual([2, "gd: b.csv: this model answers for one table at a time, and a.csv is one\n"]);
});

test("evaluate tells how columns were read, and what the model has not learned", async () => {
  const file = join(folder, "known.csv");
  await writeFile(file, `sold,discount,price,city,kind\n${row(0).replace("Rome", "Boston")}\n${row(1)}\n`);
  const { stdout } = await runProgram(["evaluate", model, file]);
  expect(stdout).toContain("city has values that the model has not learned: Boston.\n");
  expect(stdout).toContain("probability of the right kind");
});
