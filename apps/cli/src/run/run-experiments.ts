import type { DigitFiles, Experiment, RunOptions } from "@gd/experiments";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import type { Outcome } from "../outcome.js";
import { plotFiles } from "../plot/plot-files.js";
import { writePlot } from "../plot/write-plot.js";
import { reportError } from "../report-error.js";
import { chooseInterpreter } from "./choose-interpreter.js";
import { jsonReporter } from "./json-reporter.js";
import { readDigits } from "./read-digits.js";
import type { Reporter } from "./reporter.js";
import { requireWritable } from "./require-writable.js";
import { runExperiment } from "./run-experiment.js";
import type { RunFlags } from "./run-flags.js";
import { textReporter } from "./text-reporter.js";

/**
 * Runs experiments one after the other and reports them. One that fails does not stop those after it.
 *
 * Throws  when the files that the options name cannot be used, before anything runs
 */
export const runExperiments = async (
  experiments: readonly Experiment[],
  { seed, quiet = false, json = false, plot, mnist, interpreter, threads, precision, wide }: RunFlags,
  dependencies: Dependencies,
): Promise<ExitCode> => {
  const { signal, stdout, stderr, now } = dependencies;
  const start = now();
  const { interpreterIn, runsOn } = chooseInterpreter({ interpreter, precision, threads, wide }, (reason) => {
    stderr.write(`gd: ${reason}, so the reference interpreter computes: same figures, slower\n`);
  });
  const plots = plot === undefined ? new Map<Experiment, string>() : plotFiles(plot, experiments);
  for (const file of plots.values()) await requireWritable(file);
  const digits = readOnce(mnist);
  if (mnist !== undefined) await digits();

  const reporter = json ? jsonReporter({ stdout, quiet, runsOn }) : textReporter({ ...dependencies, quiet, runsOn });
  const outcomes: Outcome[] = [];
  for (const experiment of experiments) {
    outcomes.push(
      await runOne(experiment, { interpreterIn, seed, digits, reporter, plot: plots.get(experiment) }, dependencies),
    );
  }
  reporter.finished(outcomes, (now() - start) / 1000);
  if (signal.aborted) return exitCode.interrupted;
  return outcomes.some((outcome) => problemOf(outcome) !== undefined) ? exitCode.failed : exitCode.done;
};

interface RunOneOptions extends Pick<RunOptions, "interpreterIn" | "seed" | "digits"> {
  readonly reporter: Reporter;
  /** The file for the figure. */
  readonly plot: string | undefined;
}

const runOne = async (
  experiment: Experiment,
  { reporter, plot, ...options }: RunOneOptions,
  dependencies: Dependencies,
): Promise<Outcome> => {
  const { signal, now } = dependencies;
  if (signal.aborted) return { type: "skipped", experiment };
  reporter.started(experiment);
  const onEvent = reporter.happened.bind(reporter, experiment);
  const outcome = await withPlot(plot, await runExperiment(experiment, { ...options, signal, onEvent, now }));
  reporter.ended(outcome);
  const problem = problemOf(outcome);
  if (problem) reportError(problem.error, dependencies, `gd: ${problem.what}`);
  return outcome;
};

/** Writes the figure of a completed run to its file, if it is to have one. */
const withPlot = async (file: string | undefined, outcome: Outcome): Promise<Outcome> => {
  if (file === undefined || outcome.type !== "completed") return outcome;
  try {
    await writePlot(outcome.completed.report.figure, file);
    return { ...outcome, plot: { file } };
  } catch (error) {
    return { ...outcome, plot: { file, error } };
  }
};

/** What went wrong, if anything did. */
const problemOf = (outcome: Outcome): { readonly what: string; readonly error: unknown } | undefined => {
  const { id } = outcome.experiment;
  if (outcome.type === "failed") return { what: `${id} failed`, error: outcome.error };
  if (outcome.type === "skipped" || outcome.plot?.error === undefined) return undefined;
  return { what: `the figure of ${id} could not be written`, error: outcome.plot.error };
};

/** Several experiments may need the digits, and most runs need none. */
const readOnce = (folder: string | undefined): (() => Promise<DigitFiles>) => {
  let digits: Promise<DigitFiles> | undefined;
  return () => {
    digits ??= readDigits(folder);
    return digits;
  };
};
