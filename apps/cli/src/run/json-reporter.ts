import { errorLine } from "../error-line.js";
import type { Plot } from "../outcome.js";
import type { Output } from "../output.js";
import { toJson } from "../to-json.js";
import type { RunsOn } from "./chosen-interpreter.js";
import type { Reporter } from "./reporter.js";

export interface JsonReporterOptions {
  readonly stdout: Output;
  /** Whether to write results and errors only. */
  readonly quiet: boolean;
  readonly runsOn: RunsOn;
}

/** One JSON object per line: what happens, and at the end of each experiment its result. */
export const jsonReporter = ({ stdout, quiet, runsOn }: JsonReporterOptions): Reporter => {
  const write = (line: object): void => void stdout.write(`${toJson(line)}\n`);
  const tell = quiet ? () => {} : write;
  const plotted = (experiment: string, { file, error }: Plot): void => {
    if (error === undefined) tell({ type: "plot", experiment, file });
    else write({ type: "error", experiment, message: errorLine(error) });
  };
  return {
    started() {},
    happened({ id }, { type, ...event }) {
      tell({ type, experiment: id, ...event });
    },
    ended(outcome) {
      const experiment = outcome.experiment.id;
      switch (outcome.type) {
        case "completed":
          if (outcome.plot !== undefined) plotted(experiment, outcome.plot);
          write({
            type: "result",
            experiment,
            ...outcome.completed.result,
            runsOn,
            ...(outcome.interrupted ? { interrupted: true } : {}),
          });
          break;
        case "failed":
          write({ type: "error", experiment, message: errorLine(outcome.error) });
          break;
        case "skipped":
          tell({ type: "skipped", experiment });
      }
    },
    finished() {},
  };
};
