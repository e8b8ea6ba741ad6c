import type { ExperimentEvent } from "@gd/experiments";
import { SingleBar } from "cli-progress";
import type { Output } from "../output.js";
import type { Screen } from "../render/screen.js";
import { describeProgress } from "./describe-progress.js";
import { formatCount } from "./format-count.js";
import { formatDuration } from "./format-duration.js";
import type { ProgressEvent } from "./progress-event.js";
import { progressMeter } from "./progress-meter.js";
import type { ProgressView } from "./progress-view.js";

interface Stage {
  readonly name: string;
  readonly start: number;
  bar?: SingleBar;
  last?: ProgressEvent;
}

/** Goes back to the start of the line and erases it. */
const emptyLine = "\r\x1b[K";

/** Progress on a terminal: a bar for the stage that is running, and a line for each stage that is over. */
export const progressBar = (output: Output, { colours, width }: Screen, now: () => number): ProgressView => {
  const measure = progressMeter(now);
  const barWidth = 20;
  let stage: Stage | undefined;

  const begin = (name: string): void => {
    finish();
    stage = { name, start: now() };
    output.write(shortened(`  ${name} …`, width));
  };
  const finish = (): void => {
    if (stage === undefined) return;
    stage.bar?.stop();
    output.write(emptyLine);
    // A stage that took no time, such as reading digits that were read before, is not worth a line.
    const nothing = stage.last === undefined && now() - stage.start < 10;
    if (!nothing) output.write(`${colours.dim(shortened(`  ✓ ${finished(stage)}`, width))}\n`);
    stage = undefined;
  };
  const finished = ({ name, start, last }: Stage): string => {
    const time = formatDuration((now() - start) / 1000);
    if (last === undefined) return `${name}: ${time}`;
    const figures = [`${formatCount(last.done)} ${last.unit} in ${time}`, describeProgress(last)];
    return `${name}: ${figures.filter((part) => part !== "").join(", ")}`;
  };
  const start = (event: ProgressEvent): SingleBar => {
    output.write(emptyLine);
    const bar = new SingleBar({
      stream: output,
      // A second Ctrl-C quits at once: nothing of the terminal may need to be restored then.
      hideCursor: null,
      linewrap: null,
      clearOnComplete: true,
      // Ctrl-C is for the program to handle, not for the bar.
      gracefulExit: false,
      format: (_, { progress }, { event, text }: { event: ProgressEvent; text: string }) => {
        const complete = Math.round(Math.max(0, Math.min(1, progress)) * barWidth);
        const bar = colours.cyan("█".repeat(complete)) + colours.dim("░".repeat(barWidth - complete));
        const percentage = `${Math.floor(progress * 100)} %`.padStart(5);
        return `  ${bar}${percentage}  ${shortened(`${text} · ${event.stage}`, width - barWidth - 10)}`;
      },
    });
    bar.start(event.total, event.done, { event, text: describeProgress(event) });
    return bar;
  };

  return {
    update(event: ExperimentEvent) {
      const name = event.type === "stage" ? event.name : event.stage;
      if (stage?.name !== name) begin(name);
      if (stage === undefined || event.type === "stage") return;
      const text = describeProgress(event, measure(event));
      stage.bar ??= start(event);
      stage.bar.setTotal(event.total);
      stage.bar.update(event.done, { event, text });
      stage.last = event;
    },
    stop: finish,
  };
};

const shortened = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;
