import { stripVTControlCharacters } from "node:util";
import { experiments, type Report } from "@gd/experiments";
import { referenceInterpreter } from "@gd/tensor";
import picocolors from "picocolors";
import { beforeAll, expect, test } from "vitest";
import { runProgram } from "../../test/run-program.js";
import { runExperiment } from "../run/run-experiment.js";
import { renderHeading } from "./render-heading.js";
import { renderReport } from "./render-report.js";

const quick = experiments.filter(({ id }) => ["hand-derived", "one-pair", "batch-norm", "regression"].includes(id));
const reports: Report[] = [];

beforeAll(async () => {
  for (const experiment of quick) {
    const outcome = await runExperiment(experiment, {
      interpreterIn: (dtype) => referenceInterpreter({ dtype }),
      seed: 1,
      digits: () => Promise.reject(new Error("not needed")),
      signal: AbortSignal.timeout(2000),
      onEvent: () => {},
      now: () => 0,
    });
    if (outcome.type !== "completed") throw new Error(`${experiment.id} ${outcome.type}`);
    reports.push(outcome.completed.report);
  }
}, 60_000);

const tooWide = (text: string, width: number): readonly string[] =>
  stripVTControlCharacters(text)
    .split("\n")
    .filter((line) => line.length > width);

test.each([20, 40, 60, 100])("no line of a report is wider than %i characters", (width) => {
  for (const colours of [picocolors.createColors(false), picocolors.createColors(true)]) {
    const screen = { width, colours };
    expect(quick.flatMap((experiment) => tooWide(renderHeading(experiment, screen), width))).toEqual([]);
    expect(reports.flatMap((report) => tooWide(renderReport(report, screen), width))).toEqual([]);
  }
});

test.each([40, 60, 100])(
  "no line of help, of a list, a summary or an error is wider than %i characters",
  async (columns) => {
    const commands = ["--help", "run --help", "trace --help", "list", "run all --quiet", "run", "foo"];
    for (const args of commands.map((command) => command.split(" "))) {
      const { stdout, stderr } = await runProgram(args, {}, { columns });
      expect(tooWide(stdout, columns)).toEqual([]);
      expect(tooWide(stderr, columns)).toEqual([]);
    }
  },
);

test.each([40, 60])("no line of a derivation is wider than %i characters", async (columns) => {
  const { stdout } = await runProgram(["trace", "hand-derived"], {}, { columns });
  expect(stdout).toContain("THE LOSS AFTER THE UPDATE");
  expect(tooWide(stdout, columns)).toEqual([]);
});

test.each([0, 1, 19, undefined])("a terminal that says it has %s columns gets a report", async (columns) => {
  const { code, stdout } = await runProgram(["run", "all"], {}, columns === undefined ? {} : { columns });
  expect(code).toBe(0);
  expect(stdout).toContain("The rate is 0.5.");
});
