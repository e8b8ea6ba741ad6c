import { errorLine } from "./error-line.js";
import type { Output } from "./output.js";
import type { Reporter } from "./reporter.js";
import { toJson } from "./to-json.js";

export interface JsonReporterOptions {
  readonly stdout: Output;
  /** Only the results. */
  readonly quiet: boolean;
}

/** One JSON object a line: what happens, and each experiment's result. */
export const jsonReporter = ({ stdout, quiet }: JsonReporterOptions): Reporter => {
  const write = (line: object): void => void stdout.write(`${toJson(line)}\n`);
  const tell = quiet ? () => {} : write;
  return {
    started() {},
    happened({ id }, { type, ...event }) {
      tell({ type, experiment: id, ...event });
    },
    ended(outcome) {
      const experiment = outcome.experiment.id;
      switch (outcome.type) {
        case "completed":
          write({
            type: "result",
            experiment,
            ...outcome.completed.result,
            ...(outcome.interrupted ? { interrupted: true } : {}),
          });
          break;
        case "failed":
          tell({ type: "error", experiment, message: errorLine(outcome.error) });
          break;
        case "skipped":
          tell({ type: "skipped", experiment });
      }
    },
    plotted({ id }, file) {
      tell({ type: "plot", experiment: id, file });
    },
    finished() {},
  };
};
