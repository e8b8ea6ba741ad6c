import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { runProgram } from "./run-program.js";

afterEach(() => void vi.unstubAllEnvs());

let folder: string;
const at = (name: string): string => join(folder, name);

const csv = (rows: number, row: (i: number) => string, header = "x,w,y"): string =>
  [header, ...Array.from({ length: rows }, (_, i) => row(i))].join("\n");

/** Files and what is in them: all that a person may have at hand. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  "good.csv": csv(60, (i) => `${(i * 37) % 61}.5,${i % 2},${i % 3 === 0 ? "red" : "blue"}`),
  "numbers.csv": csv(60, (i) => `${(i * 37) % 61}.5,${i % 2},${((i * 37) % 61) * 2}`),
  "negative.csv": csv(60, (i) => `${(i * 37) % 61}.5,${i % 20 === 5 ? -1 : 1},${i * 2}`),
  "heavy.csv": csv(60, (i) => `${(i * 37) % 61}.5,${i % 20 === 5 ? "3e38" : 1},${i * 2}`),
  "heavier.csv": csv(60, (i) => `${(i * 37) % 61}.5,${i % 20 === 5 ? "1e300" : 1},${i * 2}`),
  "separator.config.json": '{"data":"good.csv","target":"y","separator":"ab"}',
  "quote.config.json": '{"data":"good.csv","target":"y","separator":"\\""}',
  "encoding.config.json": '{"data":"good.csv","target":"y","encoding":"nonsense"}',
  "null.config.json": '{"data":"a\\u0000.csv","target":"y"}',
  "weightless.csv": csv(60, (i) => `${(i * 37) % 61}.5,0,${i * 2}`),
  "moments.csv": csv(
    60,
    (i) => `${i % 7 === 3 ? "" : "2024-01-0"}${i % 7 === 3 ? "" : 1 + (i % 9)},${i % 5}.5,${i * 2}`,
    "when,x,y",
  ),
  "same-day.csv": csv(60, (i) => `2024-01-01,${i % 5}.5,${i * 2}`, "when,x,y"),
  "dates.csv": csv(60, (i) => `2024-01-${10 + (i % 19)},${(i * 37) % 61}.5,${i * 2}`, "when,x,y"),
  "green.csv": "x,w,y\n1.5,1,green\n",
  "one-class.csv": csv(30, (i) => `${i}.5,1,red`),
  "two-rows.csv": "x,w,y\n1,2,red\n2,3,blue\n",
  "identifiers.csv": csv(60, (i) => `k${i},${i % 2 ? "red" : "blue"}`, "id,y"),
  "empty.csv": "",
  "header.csv": "x,w,y\n",
  "latin.csv": Buffer.from("x,y\n1,caf\xe9\n2,tea\n", "latin1"),
  "ragged.csv": "x,y\n1,2\n1,2,3\n",
  "quotes.csv": 'x,y\n1,"red\n2,blue\n',
  "values.csv": "1.5,2.5\n3.5,4.5\n5.5,6.5\n",
  "twice.csv": "x,x\n1,2\n",
  "cut.json": "[1,2",
  "list.json": "[1,2,3]",
  "cut.parquet": "PAR1xxxx",
  "table.csv.gz": Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0),
  "sheet.xlsx": "PK\x03\x04xxxx",
  "no.json": "{",
  "list.config.json": "[]",
  "wrong.config.json": '{"data":"a.csv","target":"y","hidden":[0]}',
  "unknown.config.json": '{"data":"a.csv","target":"y","epocs":3}',
  "other.safetensors": Buffer.concat([Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]), Buffer.from("{}")]),
  "flat/1.png": "no image",
  "one/red/1.png": "no image",
  "broken/red/1.png": "no image",
  "broken/blue/1.png": "no image",
  "nested/red/more/1.png": "no image",
  "nested/blue/1.png": "no image",
};

const model = () => at("model.safetensors");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-wrong-"));
  for (const [name, content] of Object.entries(FILES)) {
    await mkdir(join(at(name), ".."), { recursive: true });
    await writeFile(at(name), content);
  }
  await mkdir(at("nothing"));
  const pixels = sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } });
  await writeFile(at("red.png"), await pixels.png().toBuffer());
  const trained = async (data: string, output: string, ...options: readonly string[]) => {
    const args = ["train", at(data), "--target", "y", "--epochs", "1", "--model", "linear", "--output", output];
    const { code, stderr } = await runProgram([...args, ...options]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  };
  await trained("good.csv", model());
  await trained("dates.csv", at("dates.model.safetensors"));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

/** Names with capitals inside and calls, outside of what users have named themselves. */
const CODE = /\b[a-z]+[A-Z]\w*|\w\(\w*\)|@gd\/|[A-Z][a-z]+[A-Z]\w*|\b[Pp]ass /;
/** The slips that texts made of parts are prone to, and a validator's words. */
const SLIPS =
  /\.\.(?!\.)|\.:|::|\s[.,;:](?!\w)|undefined|\bNaN\b|\[object|>=|Invalid|Too (small|big)|\b1 (rows|values|images)\b/;

/** Wrong command lines: `@` stands for the folder, and the second is a part of what is said. */
const CASES: readonly (readonly [line: string, said: string])[] = [
  ["train @/empty.csv --target y", "an empty file"],
  ["train @/header.csv --target y", ""],
  ["train @/two-rows.csv --target y", "each class of y needs 3 rows"],
  ["train @/one-class.csv --target y", "expected different values to predict"],
  ["train @/latin.csv --target x", "Use --encoding, such as --encoding windows-1252, or save the file as UTF-8."],
  ["train @/ragged.csv --target y", "line 3: expected 2 cells"],
  ["train @/quotes.csv --target y", "A quote within quotes is written twice."],
  ["train @/values.csv --target y", "Use --no-header"],
  ["train @/twice.csv --target y", '"x" twice'],
  ["train @/cut.json --target y", "expected JSON"],
  ["train @/list.json --target y", "list of objects"],
  ["train @/cut.parquet --target y", "expected a Parquet file"],
  ["train @/table.csv.gz --target y", "a gzip file. Decompress it first."],
  ["train @/sheet.xlsx --target y", "a zip file"],
  ["train @/nowhere.csv --target y", "no such file or directory"],
  ["train @/model.safetensors --target y", "a table is expected here"],
  ["train @/identifiers.csv --target y", ""],
  ["train @/nothing", "expected a folder for each class"],
  ["train @/flat", "put the images of each class into a folder of its name\n"],
  ["train @/one", "there is nothing to tell apart"],
  ["train @/broken", "red/1.png; --skip-broken leaves such files out"],
  ["train @/nested", "name the folder whose folders are the classes"],
  ["train @/good.csv --target y --group g", "--group g: there is no such column"],
  [
    "train @/good.csv --target y --group y",
    "--group y: rows with equal values stay together, and its 2 values are too few",
  ],
  ["train @/good.csv --target y --time y", "--time y: the column has to have dates or numbers"],
  ["train @/moments.csv --target y --time when", "row 4, column when: --time needs a date in each row"],
  ["train @/same-day.csv --target y --time when", "its 1 value are too few"],
  ["train @/numbers.csv --target y --weight v", "--weight v: there is no such column"],
  ["train @/numbers.csv --target y --weight y", "--weight y: this is what is predicted"],
  [
    "train @/negative.csv --target y --weight w",
    "a weight has to be a number from 0 to 1,000,000,000,000, and it is -1",
  ],
  [
    "train @/heavy.csv --target y --weight w",
    "a weight has to be a number from 0 to 1,000,000,000,000, and it is 3e+38",
  ],
  [
    "train @/heavier.csv --target y --weight w",
    "a weight has to be a number from 0 to 1,000,000,000,000, and it is 1e+300",
  ],
  ["train @/good.csv --target y --skip-broken", "--skip-broken is for folders of images"],
  ["train --config @/null.config.json", "with a character of code 0"],
  ["train @/weightless.csv --target y --weight w", "some weights have to be more than 0"],
  ["train @/good.csv --target y --columns x=foo", "--columns x=foo: expected one of number, category,"],
  ["train @/good.csv --target y --columns x", "--columns x: expected one of number, category,"],
  ["train @/good.csv --target y --columns v=omit", 'expected a column "v"'],
  ["train @/good.csv --target y --columns y=number", '"red"'],
  ["train @/good.csv --target y --columns y=omit", "--target y: --columns leaves it out"],
  ["train @/good.csv --target y --hidden 0", "--hidden 0: expected at least 1, but received 0\n"],
  ["train @/good.csv --target y --hidden 64,,64", '--hidden 64,,64: expected a number, but received ""\n'],
  ["train @/good.csv --target y --hidden 1000000,1000000 --output @/new.safetensors", "memory"],
  ["train @/good.csv --target y --epochs 1.5", "--epochs 1.5: expected a whole number, but received 1.5\n"],
  ["train @/good.csv --target y --test 1", "--test 1: expected less than 1, but received 1\n"],
  ["train @/good.csv --target y --test 0", "--test 0: expected more than 0, but received 0\n"],
  ["train @/good.csv --target y --test 0.001", "60 rows are too few for --test 0.001"],
  [
    "train @/good.csv --target y --activation rlu",
    '--activation rlu: expected one of relu, tanh, gelu, silu, but received "rlu"',
  ],
  ["train --config @/separator.config.json", 'separator: expected a character, but received "ab"\n'],
  ["train @/good.csv --config @/quote.config.json", "--separator: expected another character"],
  ["train @/good.csv --config @/encoding.config.json", "--encoding: expected the name of an encoding"],
  ["train @/good.csv --target y --class-weights foo", '--class-weights foo: expected balanced, but received "foo"\n'],
  [
    "train @/good.csv --target y --learning-rate 1e38 --hidden 8,8 --epochs 3 --output @/new.safetensors",
    "A lower --learning-rate often helps",
  ],
  ["train @/good.csv --target y --image 32x32", "are for folders of images"],
  ["train @/broken --image 32", '--image 32: expected a size like 32x32, but received "32"\n'],
  ["train @/numbers.csv --target y --class-weights balanced", "--class-weights is for classes"],
  ["train --config @/no.json", "this is not JSON"],
  ["train --config @/list.config.json", "expected an object"],
  ["train --config @/wrong.config.json", "hidden.0: expected at least 1, but received 0\n"],
  ["train --config @/unknown.config.json", "there is no epocs; did you mean epochs?"],
  ["train @/good.csv --target y --output @/nowhere/a.safetensors", "create it first"],
  ["train @/good.csv --target y --output @/good.csv", "should end in .safetensors"],
  ["train --resume @/nothing", "this is no run"],
  ["predict @/good.csv @/good.csv", "this is not a model file, it looks like a table, which comes after the model"],
  ["inspect @/good.csv", "this is not a model file"],
  ["inspect @/empty.csv", "this is not a model file, it is empty"],
  ["inspect @/red.png", "it looks like an image"],
  ["inspect @/nothing", "got a folder"],
  ["inspect @/nowhere.safetensors", "no such file or directory"],
  ["inspect @/other.safetensors", "gd train writes files that have all that is needed."],
  ["export @/good.csv --onnx @/good.onnx", "this is not a model file"],
  ["export @/model.safetensors --onnx @/good.csv", "should end in .onnx"],
  ["export @/dates.model.safetensors --onnx @/dates.onnx", "--columns when=omit\n"],
  ["serve @/good.csv", "this is not a model file"],
  ["predict @/model.safetensors @/model.safetensors", "a table is expected here"],
  ["predict @/model.safetensors @/identifiers.csv", '"x"'],
  ["predict @/model.safetensors @/nothing", "got a folder"],
  ["predict @/model.safetensors @/good.csv --output @/good.csv", "this file is read"],
  ["predict @/model.safetensors @/good.csv --output @/nothing", "should end in .csv"],
  ["evaluate @/model.safetensors @/identifiers.csv", '"x"'],
  ["evaluate @/model.safetensors @/dates.csv", ""],
  ["evaluate @/model.safetensors @/green.csv", '"green". Correct it, or leave the row out.'],
];

describe("options are looked at before anything is read", () => {
  test.each([
    ["--separator ab", "argument 'ab' is invalid. It should be one character, and no quote, like --separator \";\"."],
    ['--separator "', "It should be one character, and no quote"],
    ["--encoding nonsense", "argument 'nonsense' is invalid. It should be an encoding that Node knows"],
    ["--decimal x", "argument 'x' is invalid. It should be . or ,"],
    ["--threads many", "argument 'many' is invalid. It should be a whole number from 1 to 64, or auto"],
  ])("%s", async (option, said) => {
    for (const command of [
      "train no.csv --target y",
      "predict no.safetensors no.csv",
      "evaluate no.safetensors no.csv",
    ]) {
      const { code, stdout, stderr } = await runProgram(`${command} ${option}`.split(" "), {}, {});
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(said);
    }
  });

  test.each(["--bytes 0", "--rows 0", "--requests 0", "--seconds 0", "--port 65536", "--threads 0"])(
    "serve %s",
    async (option) => {
      const { code, stderr } = await runProgram(`serve no.safetensors ${option}`.split(" "), {}, {});
      expect(code).toBe(2);
      expect(stderr).toMatch(/^gd: option '--.* is invalid\. It should be a whole number from [01] to \d+, /);
    },
  );

  test.each([
    "train no.csv --target y",
    "predict no.safetensors no.csv",
    "evaluate no.safetensors no.csv",
    "serve no.safetensors",
  ])("GD_THREADS of %s", async (command) => {
    vi.stubEnv("GD_THREADS", "many");
    const { code, stdout, stderr } = await runProgram(command.split(" "), {}, {});
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("gd: option '--threads <n>' value 'many' from env 'GD_THREADS' is invalid. It should be ");
    vi.stubEnv("GD_THREADS", "");
    expect((await runProgram(command.split(" "), {}, {})).stderr).toMatch(/^gd: no\..*no such file/);
  });
});

describe("what is wrong is said without code, and nothing is written", () => {
  test.each(CASES)("gd %s", { timeout: 30_000 }, async (line, said) => {
    const before = await readdir(folder);
    const args = line.split(" ").map((word) => word.replaceAll("@", folder));
    const { code, stderr, stdout } = await runProgram(args, {}, {});
    expect(code).not.toBe(0);
    const [first = ""] = stderr.split("\n");
    expect(first).toMatch(/^gd: \S/);
    const own = first
      .replaceAll(folder, "folder")
      .replaceAll("WebP", "WEBP")
      .replace(/"[^"]*"/g, '""');
    expect(own).not.toMatch(CODE);
    expect(own).not.toMatch(SLIPS);
    expect(stderr).toContain(said);
    expect(stdout).not.toContain("The model is in");
    // A run that fails in its midst keeps its folder, to go on with.
    expect((await readdir(folder)).filter((name) => !name.endsWith(".runs"))).toEqual(
      before.filter((name) => !name.endsWith(".runs")),
    );
  });

  test("a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await runProgram(["serve", model(), "--port", `${port}`]);
    other.close();
    expect([code, stderr]).toEqual([
      1,
      `gd: 127.0.0.1:${port}: this address cannot be served, address already in use (EADDRINUSE): choose another --port\n`,
    ]);
  });
});
