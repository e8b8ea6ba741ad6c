import type { Job, Sweep } from "@gd/sweep";
import type { SweepEvent } from "@gd/sweep/node";
import type { Dependencies } from "../dependencies.js";
import { toJson } from "../to-json.js";
import { endedEvent, namedValues } from "./ended-event.js";
import { liveTable } from "./live-table.js";
import { renderResults } from "./render-results.js";
import type { SweepConfig } from "./sweep-config.js";
import type { SweepFlags } from "./sweep-flags.js";
import { sweepProgress } from "./sweep-progress.js";
import { trialLine } from "./trial-line.js";
import type { TrialRow } from "./trial-rows.js";

/** Shows the user a sweep while it goes on, as text or as JSON. */
export interface SweepReporter {
  /** How many trials run at once. */
  readonly begins: (capacity: number) => void;
  readonly event: (event: SweepEvent) => void;
  /** Nothing more will happen. */
  readonly stops: () => void;
  readonly ends: (rows: readonly TrialRow[], folder: string) => void;
}

/** A table that is drawn again and again on a terminal; else a line for each trial that ends. */
export const sweepReporter = (
  config: SweepConfig,
  sweep: Sweep,
  { json, quiet }: SweepFlags,
  dependencies: Dependencies,
): SweepReporter => {
  const { stdout, stderr, redraws, now } = dependencies;
  if (json) return jsonReporter(config, dependencies, quiet);
  const progress = sweepProgress(config, sweep, now);
  const terminal = redraws && !quiet ? [stderr, stdout].find((output) => output.isTTY) : undefined;
  let reason: string | undefined;
  const table = terminal && liveTable(terminal, dependencies, config, progress);
  return {
    begins(capacity) {
      progress.begins();
      if (!quiet && !table) stdout.write(`${config.trials} trials, at most ${capacity} at once.\n`);
      table?.draw();
    },
    event(event) {
      progress.event(event);
      if (event.type === "ended") reason ??= event.entry.reason;
      if (table) table.draw();
      else if (!quiet && event.type === "ended" && !event.isKnown) stdout.write(`${trialLine(event.entry, config)}\n`);
    },
    stops: () => table?.clear(),
    ends: (rows, folder) => void stdout.write(renderResults(rows, config, folder, reason, dependencies)),
  };
};

const jsonReporter = (config: SweepConfig, { stdout }: Dependencies, quiet: boolean): SweepReporter => {
  const write = (value: object): void => void stdout.write(`${toJson(value)}\n`);
  const started = ({ key, point }: Job) => ({ type: "started", key, point });
  return {
    begins: (capacity) => void (quiet || write({ type: "sweep", trials: config.trials, capacity })),
    event(event) {
      if (quiet) return;
      if (event.type === "started") return write(started(event.job));
      if (!event.isKnown) write(endedEvent(event.entry, config));
    },
    stops: () => {},
    ends: (rows, folder) =>
      write({
        type: "result",
        folder,
        trials: rows.map(({ trial: { number, status, point, values }, run }) => ({
          trial: number,
          status,
          point,
          values: namedValues(values, config),
          run,
        })),
      }),
  };
};
