import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { runProgram } from "../test/run-program.js";

describe("help", () => {
  test("gd alone explains itself", async () => {
    const { code, stdout, stderr } = await runProgram([]);
    expect(code).toBe(0);
    expect(stdout).toContain("gd run regression ");
    expect(stderr).toBe("");
  });

  test("each command has examples", async () => {
    for (const command of ["train", "run", "trace"]) {
      const { code, stdout } = await runProgram([command, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain(`Examples:\n  gd ${command} `);
    }
  });
});

test("what is wrong is wrapped for a terminal", async () => {
  for (const args of [["run", "regression", "--seed", "x"], ["run", "--quite"], ["--quiet"], ["run", "all", "--ops"]]) {
    const whole = await runProgram(args, {}, {});
    const { code, stderr } = await runProgram(args, {}, { columns: 40 });
    expect(code).toBe(2);
    expect(stderr.split("\n").filter((line) => line.length > 40)).toEqual([]);
    expect(stderr.split(/\s+/)).toEqual(whole.stderr.split(/\s+/));
  }
});

describe("wrong usage exits with 2 and says what was meant", () => {
  const cases: readonly (readonly [args: readonly string[], message: string])[] = [
    [["rnu"], "gd: unknown command 'rnu': did you mean gd run?\nChoose from:\n  train "],
    [["foo"], "gd: unknown command 'foo'\nChoose from:\n  train "],
    [["help", "foo"], "gd: unknown command 'foo'\nChoose from:\n"],
    [["regression"], "gd: unknown command 'regression': did you mean gd run regression?\n"],
    [["regresion", "--quiet"], "gd: unknown command 'regresion': did you mean gd run regression?\n"],
    [["--quiet", "run", "regression"], "gd: unknown option '--quiet'\nOptions come after the command, like gd run "],
    [["run"], "gd: which experiment?\nChoose from:\n  hand-derived "],
    [["run", "regresion"], "gd: unknown experiment 'regresion': did you mean regression?\nChoose from:\n"],
    [["run", "Regression"], "gd: unknown experiment 'Regression': did you mean regression?\n"],
    [["run", "xyz"], "gd: unknown experiment 'xyz'\nChoose from:\n"],
    [["run", "regression", "--quite"], "gd: unknown option '--quite'\n(Did you mean --quiet?)\nTry gd run --help.\n"],
    [["run", "regression", "--seed"], "gd: option '--seed <n>' argument missing\nTry gd run --help.\n"],
    [["list", "--seed"], "gd: unknown option '--seed'\nTry gd list --help.\n"],
    [["run", "regression", "--seed", "-1"], "It should be a whole number from 0 to 4294967295, like --seed 7.\n"],
    [["run", "regression", "--seed", "1.5"], "argument '1.5' is invalid. It should be a whole number"],
    [["run", "regression", "--seed", "4294967296"], "It should be a whole number from 0 to 4294967295"],
    [["run", "regression", "--interpreter", "gpu"], "It should be reference or wasm, like --interpreter reference.\n"],
    [["run", "regression", "--ops", "wasm"], "gd: --ops is now called --interpreter, like --interpreter reference\n"],
    [["run", "regression", "--ops"], "gd: --ops is now called --interpreter, like --interpreter reference\n"],
    [["run", "regression", "--seed", "3", "--seed=4"], "gd: option '--seed <n>' is given twice: once is enough\n"],
    [["run", "regression", "--plot", "a.svg", "--plot", "b.svg"], "gd: option '--plot <file>' is given twice: "],
    [["run", "--quiet", "regression", "--quiet"], "gd: option '--quiet' is given twice: once is enough\n"],
    [["run", "regression", "--threads", "0"], "It should be a whole number from 1 to 64, or auto, like --threads 2.\n"],
    [["run", "regression", "--threads", "1.5"], "argument '1.5' is invalid. It should be a whole number from 1 to 64"],
    [["run", "regression", "--threads", "65"], "It should be a whole number from 1 to 64"],
    [["run", "regression", "--wide", "yes"], "It should be on or off, like --wide on.\n"],
    [["run", "regression", "--precision", "high"], "It should be exact or fast, like --precision fast.\n"],
    [
      ["run", "regression", "--interpreter", "reference", "--threads", "2"],
      "gd: --threads 2 needs --interpreter wasm: the reference has one thread\n",
    ],
    [
      ["run", "regression", "--interpreter", "reference", "--precision", "fast"],
      "gd: --precision fast needs --interpreter wasm: the reference is exact\n",
    ],
    [
      ["run", "regression", "--interpreter", "reference", "--wide", "on"],
      "gd: --wide on needs --interpreter wasm: the reference has no vectors\n",
    ],
    [["run", "regression", "--plot", "curve.pdf"], "It should end in .svg or .png, like --plot curves.svg.\n"],
    [["run", "regression", "--plot", ".svg"], "It should end in .svg or .png"],
    [
      ["run", "regression", "--mnist", ""],
      "argument '' is invalid. It should be a folder with the four MNIST files, like --mnist ~/fashion-mnist.\n",
    ],
    [["trace"], "gd: which model? Try gd trace penguins.model.safetensors --row 3, or gd trace hand-derived\n"],
    [
      ["trace", "regression"],
      "gd: no trace of 'regression': only hand-derived has one. Try gd trace hand-derived, or a model file\n",
    ],
    [["list", "all"], "gd: too many arguments for 'list'."],
  ];
  test.each(cases)("gd %j", async (args, message) => {
    const { code, stdout, stderr } = await runProgram(args, {}, {});
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
  });

  test("and with --json says so on both outputs", async () => {
    const cases: readonly (readonly [args: readonly string[], error: object])[] = [
      [
        ["run", "regresion"],
        {
          message: "unknown experiment 'regresion': did you mean regression?",
          choices: ["hand-derived", "regression", "all"],
        },
      ],
      [["run", "regression", "--quite"], { message: "unknown option '--quite'; (Did you mean --quiet?)" }],
      [["list", "--json"], { message: "option '--json' is given twice: once is enough" }],
      [["trace", "--json", "hand-derived"], { message: "option '--json' is given twice: once is enough" }],
    ];
    for (const [args, error] of cases) {
      const { code, stdout, stderr } = await runProgram([...args, "--json"]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^gd: (unknown |option )/);
      expect(JSON.parse(stdout)).toEqual({ type: "error", ...error });
    }
  });
});

test("gd --version prints the version of the package", async () => {
  const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  expect(await runProgram(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test("gd list --json writes an object per experiment", async () => {
  const { code, stdout } = await runProgram(["list", "--json"]);
  expect(code).toBe(0);
  const rest = { document: "notebook", part: "N3", summary: "It descends on a line. Then it stops." };
  expect(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { id: "hand-derived", title: "The hand-derived", ...rest },
    { id: "regression", title: "The regression", ...rest },
  ]);
});

test("gd list names the experiments", async () => {
  const { code, stdout } = await runProgram(["list"]);
  expect(code).toBe(0);
  expect(stdout).toBe(`┌──────────────┬─────────────┬──────────────────┐
│ id           │ from        │ title            │
├──────────────┼─────────────┼──────────────────┤
│ hand-derived │ notebook N3 │ The hand-derived │
│ regression   │ notebook N3 │ The regression   │
└──────────────┴─────────────┴──────────────────┘
`);
});
