import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { DigitFiles, Experiment } from "@gd/experiments";
import type { Dependencies } from "./dependencies.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { jsonReporter } from "./json-reporter.js";
import type { Outcome } from "./outcome.js";
import { plotFiles } from "./plot-files.js";
import { readDigits } from "./read-digits.js";
import { reportError } from "./report-error.js";
import type { Reporter } from "./reporter.js";
import type { RunOptions } from "./run-command.js";
import { runExperiment } from "./run-experiment.js";
import { textReporter } from "./text-reporter.js";
import { writePlot } from "./write-plot.js";

/**
 * Runs experiments one after the other and reports them. One that fails does not stop those after it.
 *
 * Throws     when the files that the options name cannot be used, before anything runs
 */
export const runExperiments = async (
  experiments: readonly Experiment[],
  { seed, quiet = false, json = false, plot, mnist }: RunOptions,
  dependencies: Dependencies,
): Promise<ExitCode> => {
  const { signal, stdout, now } = dependencies;
  const start = now();
  const plots = plot === undefined ? new Map<Experiment, string>() : plotFiles(plot, experiments);
  if (plot !== undefined) await requireFolder(dirname(plot), plot);
  const digits = readOnce(mnist);
  if (mnist !== undefined) await digits();

  const reporter = json ? jsonReporter({ stdout, quiet }) : textReporter({ ...dependencies, quiet });
  const outcomes: Outcome[] = [];
  let failed = false;
  for (const experiment of experiments) {
    const outcome = await runOne(experiment, { seed, digits, reporter }, dependencies);
    outcomes.push(outcome);
    failed ||= outcome.type === "failed";
    const file = plots.get(experiment);
    if (file !== undefined && outcome.type === "completed") {
      try {
        await writePlot(outcome.completed.report.figure, file);
        reporter.plotted(experiment, file);
      } catch (error) {
        failed = true;
        reportError(error, dependencies, `gd: the figure of ${experiment.id} could not be written`);
      }
    }
  }
  reporter.finished(outcomes, (now() - start) / 1000);
  if (signal.aborted) return exitCode.interrupted;
  return failed ? exitCode.failed : exitCode.done;
};

interface RunOneOptions {
  readonly seed: number;
  readonly digits: () => Promise<DigitFiles>;
  readonly reporter: Reporter;
}

const runOne = async (
  experiment: Experiment,
  { seed, digits, reporter }: RunOneOptions,
  dependencies: Dependencies,
): Promise<Outcome> => {
  const { signal, now } = dependencies;
  if (signal.aborted) return { type: "skipped", experiment };
  reporter.started(experiment);
  const onEvent = reporter.happened.bind(reporter, experiment);
  const outcome = await runExperiment(experiment, { seed, signal, digits, onEvent, now });
  reporter.ended(outcome);
  if (outcome.type === "failed") reportError(outcome.error, dependencies, `gd: ${experiment.id} failed`);
  return outcome;
};

/** Several experiments may want the digits, and most runs want none. */
const readOnce = (folder: string | undefined): (() => Promise<DigitFiles>) => {
  let digits: Promise<DigitFiles> | undefined;
  return () => {
    digits ??= readDigits(folder);
    return digits;
  };
};

const requireFolder = async (folder: string, file: string): Promise<void> => {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new Error(`${file}: there is no folder ${folder}: make it first, or check the path`);
};
