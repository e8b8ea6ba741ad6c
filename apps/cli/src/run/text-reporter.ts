import type { Outcome } from "../outcome.js";
import type { Output } from "../output.js";
import { formatDuration } from "../progress/format-duration.js";
import { progressBar } from "../progress/progress-bar.js";
import { progressLines } from "../progress/progress-lines.js";
import type { Ending, ProgressView } from "../progress/progress-view.js";
import { renderComparisons } from "../render/render-comparisons.js";
import { renderHeading } from "../render/render-heading.js";
import { renderReport } from "../render/render-report.js";
import { renderSummary } from "../render/render-summary.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";
import type { RunsOn } from "./chosen-interpreter.js";
import { describeRunsOn } from "./describe-runs-on.js";
import type { Reporter } from "./reporter.js";

export interface TextReporterOptions {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly colours: boolean;
  readonly redraws: boolean;
  /** Whether to print only the comparison with the documents, once for all experiments. */
  readonly quiet: boolean;
  readonly runsOn: RunsOn;
  readonly now: () => number;
}

/** Text for a person. */
export const textReporter = ({
  stdout,
  stderr,
  colours: withColours,
  redraws,
  quiet,
  runsOn,
  now,
}: TextReporterOptions): Reporter => {
  // A terminal may be made wider or narrower during a run.
  const screen = () => screenOf(stdout, withColours);
  const { colours } = screen();
  const print = (text: string): void => void stdout.write(`${text}\n`);
  const tell = quiet ? () => {} : print;
  const sentence = (text: string): string => renderText(text, screen().width);
  const interrupted = (): string => sentence(colours.yellow("Interrupted: the figures cover only what ran."));
  let progress: ProgressView | undefined;
  let anyProgress = false;

  // A bar is drawn on a terminal, so that it is not part of a file; without a terminal, progress is in lines before the
  // report.
  const startProgress = (): ProgressView => {
    const terminal = redraws ? [stderr, stdout].find((output) => output.isTTY) : undefined;
    return terminal ? progressBar(terminal, () => screenOf(terminal, withColours), now) : progressLines(stdout, now);
  };

  return {
    started(experiment) {
      tell(`${renderHeading(experiment, screen())}\n`);
      anyProgress = false;
      if (!quiet) progress = startProgress();
    },
    happened(_, event) {
      anyProgress = true;
      progress?.update(event);
    },
    ended(outcome) {
      progress?.stop(endingOf(outcome));
      if (anyProgress) tell("");
      if (outcome.type === "skipped")
        tell(`${sentence(colours.yellow("Interrupted before there was anything to show."))}\n`);
      if (outcome.type !== "completed") return;
      tell(`${renderReport(outcome.completed.report, screen())}\n`);
      if (outcome.interrupted) tell(interrupted());
      tell(`${sentence(colours.dim(`Took ${formatDuration(outcome.seconds)} (${describeRunsOn(runsOn)}).`))}\n`);
      const { plot } = outcome;
      if (plot && plot.error === undefined) tell(`The figure of ${outcome.experiment.id} is in ${plot.file}.\n`);
    },
    finished(outcomes, seconds) {
      const [only, ...others] = outcomes;
      if (others.length > 0) {
        print(renderSummary(outcomes, screen()));
        print(sentence(`${outcomes.length} experiments in ${formatDuration(seconds)} (${describeRunsOn(runsOn)}).`));
      } else if (quiet && only?.type === "completed") {
        print(renderComparisons(only.completed.report.comparisons, screen()));
        if (only.interrupted) print(interrupted());
      }
    },
  };
};

const endingOf = (outcome: Outcome): Ending => {
  if (outcome.type === "failed") return "failed";
  return outcome.type === "skipped" || outcome.interrupted ? "interrupted" : "completed";
};
