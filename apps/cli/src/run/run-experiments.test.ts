import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { writePair } from "../../test/digit-files.js";
import { fakeExperiment } from "../../test/fake-experiments.js";
import { runProgram } from "../../test/run-program.js";

let folder: string;
beforeEach(async () => {
  vi.stubEnv("GD_THREADS", undefined);
  folder = await mkdtemp(join(tmpdir(), "gd-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("the text says what it does, and shows the document's figures beside ours, and the curves", async () => {
  const { code, stdout, stderr } = await runProgram(["run", "regression"]);
  expect(code).toBe(0);
  expect(stderr).toBe("");
  expect(stdout).toMatchInlineSnapshot(`
    "N3 · The regression (regression, from the notebook)
    It descends on a line. Then it stops.

      descent …
      ✓ descent: 2 iterations in 0 ms, loss 0.5, accuracy 100.0 %

    ┌────────────┬──────────────┬──────┬────────┐
    │ quantity   │ the document │ ours │ same?  │
    ├────────────┼──────────────┼──────┼────────┤
    │ iterations │ 141          │ 141  │ same   │
    │ cost       │ 0            │ 0.25 │ no (1) │
    └────────────┴──────────────┴──────┴────────┘
    (1) The document rounds.

    Shapes
    ┌───────┬────────┐
    │ layer │ shape  │
    ├───────┼────────┤
    │ 1     │ [2, 3] │
    └───────┴────────┘

    • The rate is 0.5.

    The cost falls
    cost (logarithmic)
        100 ┤aaaa
       39.5 ┤ bbbbaaaaa
       15.6 ┤    bbbb aaaaaaa
       6.15 ┤       bbbb    aaaaaaa
       2.43 ┤          bbbb       aaaaaaa
      0.957 ┤             bbb           aaaaaaaa
      0.378 ┤               bbbbb              aaaaaaa
      0.149 ┤                   bbb                  aaaaaaa
     0.0588 ┤                     bbbb                     aaaaaaa
     0.0232 ┤                        bbbb                        aaaaaaa
    0.00916 ┤                           bbbb                           aaaaaaa
    0.00362 ┤                              bbbb                              aaaaaaa
    0.00143 ┤                                 bbb
            └───────────────────────────────────────────────────────────────────────
             0                                 50                                100
             iteration
             a plain   b momentum

                      ++++
    @@@@              ++++
    a dark and a      grey
    light half

    Took 0 ms (wasm, exact, automatic threads).

    "
  `);
});

test("--quiet leaves the comparison", async () => {
  const { stdout } = await runProgram(["run", "regression", "--quiet"]);
  expect(stdout).toMatchInlineSnapshot(`
    "┌────────────┬──────────────┬──────┬────────┐
    │ quantity   │ the document │ ours │ same?  │
    ├────────────┼──────────────┼──────┼────────┤
    │ iterations │ 141          │ 141  │ same   │
    │ cost       │ 0            │ 0.25 │ no (1) │
    └────────────┴──────────────┴──────┴────────┘
    (1) The document rounds.
    "
  `);
});

describe("--json", () => {
  test("writes the events and then the result, an object per line", async () => {
    const { code, stdout, stderr } = await runProgram(["run", "regression", "--json", "--seed", "7"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    const experiment = "regression";
    const progress = { type: "progress", experiment, stage: "descent", total: 2, unit: "iterations" };
    expect(lines(stdout)).toEqual([
      { type: "stage", experiment, name: "descent" },
      { ...progress, done: 1, loss: 1, accuracy: 0.5 },
      { ...progress, done: 2, loss: 0.5, accuracy: 1 },
      {
        type: "result",
        experiment,
        seed: 7,
        done: 2,
        weights: [1, "NaN"],
        runsOn: { interpreter: "wasm", precision: "exact", threads: "auto", wide: false },
      },
    ]);
  });

  test("with --quiet writes only results where nothing fails", async () => {
    const { stdout } = await runProgram(["run", "all", "--json", "--quiet"]);
    expect(lines(stdout)).toMatchObject([
      { type: "result", experiment: "hand-derived" },
      { type: "result", experiment: "regression" },
    ]);
  });
});

describe("an experiment that fails", () => {
  const experiments = [fakeExperiment({ id: "broken", fails: "The rate\n  is too high" }), fakeExperiment()];

  test("is reported in one line, and the others go on", async () => {
    const { code, stdout, stderr } = await runProgram(["run", "all"], { experiments });
    expect(code).toBe(1);
    expect(stderr).toBe("gd: broken failed: The rate; is too high\n");
    expect(stdout).toContain("│ · the run    │              │ failed │ no (1) │");
    expect(stdout).toContain("(1) The rate; is too high\n");
    expect(stdout).toContain("│ · iterations │ 141          │ 141    │ same   │");
  });

  test("shows where it failed with --verbose", async () => {
    const { stderr } = await runProgram(["run", "broken", "--verbose"], { experiments });
    expect(stderr).toContain("fake-experiments.ts");
  });

  test("is an object in the JSON too", async () => {
    const error = { type: "error", experiment: "broken", message: "The rate; is too high" };
    const { code, stdout } = await runProgram(["run", "broken", "--json"], { experiments });
    expect(code).toBe(1);
    expect(lines(stdout).at(-1)).toEqual(error);
    const quiet = await runProgram(["run", "broken", "--json", "--quiet"], { experiments });
    expect(lines(quiet.stdout)).toEqual([error]);
  });
});

test("a failure before the run is an object in the JSON, with --quiet too", async () => {
  const none = join(folder, "none");
  const message = `${none}: expected a folder with the four MNIST files, but there is no such folder: check the path`;
  for (const options of [["--json"], ["--json", "--quiet"]]) {
    const { code, stdout, stderr } = await runProgram(["run", "regression", "--mnist", none, ...options]);
    expect(code).toBe(1);
    expect(stderr).toBe(`gd: ${message}\n`);
    expect(lines(stdout)).toEqual([{ type: "error", message }]);
  }
});

describe("Ctrl-C", () => {
  const interrupted = async (args: readonly string[]) => {
    const controller = new AbortController();
    const experiments = [fakeExperiment({ steps: 1_000_000, milliseconds: 5 }), fakeExperiment({ id: "later" })];
    const timer = setTimeout(() => controller.abort(), 50);
    try {
      return await runProgram(args, { experiments, signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  };

  test("ends with what there is, skips the rest, and exits with 130", async () => {
    const { code, stdout } = await interrupted(["run", "all"]);
    expect(code).toBe(130);
    expect(stdout).toContain("Interrupted: the figures cover only what ran.");
    expect(stdout).toContain("│ regression (interrupted) │");
    expect(stdout).toContain("(2) Interrupted before there was anything to show.");
    expect(stdout).not.toContain("The later");
  });

  test("marks the result in the JSON", async () => {
    const { code, stdout } = await interrupted(["run", "all", "--json", "--quiet"]);
    expect(code).toBe(130);
    expect(lines(stdout)).toMatchObject([{ type: "result", experiment: "regression", interrupted: true }]);
  });
});

describe("--plot", () => {
  test("writes the figure, and with several experiments one for each", async () => {
    const one = await runProgram(["run", "regression", "--plot", join(folder, "one.svg")]);
    expect(one.code).toBe(0);
    expect(one.stdout).toContain(`The figure of regression is in ${join(folder, "one.svg")}.`);
    await runProgram(["run", "all", "--plot", join(folder, "curve.svg")]);
    expect((await readdir(folder)).sort()).toEqual(["curve-hand-derived.svg", "curve-regression.svg", "one.svg"]);
  });

  test("into a folder that is not there fails before the run", async () => {
    const file = join(folder, "none", "curve.svg");
    const { code, stdout, stderr } = await runProgram(["run", "regression", "--plot", file]);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toBe(
      `gd: ${file}: there is no folder ${join(folder, "none")}: create it first, or check the path\n`,
    );
  });

  test("onto a folder fails before the run, whichever experiment's figure it is", async () => {
    const file = join(folder, "curve-regression.svg");
    await mkdir(file);
    const { code, stdout, stderr } = await runProgram(["run", "all", "--plot", join(folder, "curve.svg")]);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toBe(`gd: ${file}: this is a folder: name a file, such as ${join(file, "curves.svg")}\n`);
  });

  test("in JSON comes before the result, which is the last of its experiment", async () => {
    const { stdout } = await runProgram(["run", "all", "--json", "--plot", join(folder, "curve.svg")]);
    const events = lines(stdout).filter((line) => /"(plot|result)"/.test(JSON.stringify(line)));
    expect(events).toMatchObject([
      { type: "plot", experiment: "hand-derived", file: join(folder, "curve-hand-derived.svg") },
      { type: "result", experiment: "hand-derived" },
      { type: "plot", experiment: "regression", file: join(folder, "curve-regression.svg") },
      { type: "result", experiment: "regression" },
    ]);
    expect(lines(stdout).at(-1)).toMatchObject({ type: "result" });
  });

  describe("that fails after the run all the same", () => {
    const failing = (file: string) => {
      const inner = fakeExperiment();
      const experiment: typeof inner = {
        ...inner,
        async *run(options) {
          await mkdir(file);
          return yield* inner.run(options);
        },
      };
      return { experiments: [experiment] };
    };

    test("leaves the report, says so, and exits with 1", async () => {
      const file = join(folder, "curve.svg");
      const { code, stdout, stderr } = await runProgram(["run", "regression", "--plot", file], failing(file));
      expect(code).toBe(1);
      expect(stdout).toContain("iterations │ 141");
      expect(stdout).not.toContain("The figure of regression is in");
      expect(stderr).toBe(
        `gd: the figure of regression could not be written: ${file}: illegal operation on a directory (EISDIR)\n`,
      );
    });

    test("is an error before the result in the JSON", async () => {
      const file = join(folder, "curve.svg");
      const { code, stdout } = await runProgram(
        ["run", "regression", "--json", "--quiet", "--plot", file],
        failing(file),
      );
      expect(code).toBe(1);
      expect(lines(stdout)).toMatchObject([
        { type: "error", experiment: "regression", message: `${file}: illegal operation on a directory (EISDIR)` },
        { type: "result", experiment: "regression" },
      ]);
    });
  });
});

describe("--mnist", () => {
  test("gives the experiment the files of the folder", async () => {
    await writePair(folder, "train", { count: 5 });
    await writePair(folder, "t10k", { count: 2 });
    const reading = fakeExperiment();
    let counts: readonly number[] = [];
    const experiments = [
      {
        ...reading,
        async *run(options: Parameters<typeof reading.run>[0]) {
          const { training, test } = await options.digits();
          counts = [training.labels.length, test.labels.length];
          return yield* reading.run(options);
        },
      },
    ];
    const { code } = await runProgram(["run", "regression", "--mnist", folder], { experiments });
    expect(code).toBe(0);
    expect(counts).toEqual([5, 2]);
  });

  test("fails before the run, in one line, when a file is cut", async () => {
    await writePair(folder, "train");
    await writePair(folder, "t10k");
    const file = join(folder, "t10k-labels-idx1-ubyte");
    await writeFile(file, Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 1));
    const { code, stdout, stderr } = await runProgram(["run", "regression", "--mnist", folder]);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toBe(`gd: ${file}: expected 11 bytes for 3 uint8, got 9: the file is cut; download it again\n`);
  });
});
