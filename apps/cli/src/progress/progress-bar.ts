import { SingleBar } from "cli-progress";
import type { Output } from "../output.js";
import { renderText } from "../render/render-text.js";
import type { Screen } from "../render/screen.js";
import { describeProgress } from "./describe-progress.js";
import { followStages } from "./follow-stages.js";
import type { ProgressEvent } from "./progress-event.js";
import { progressMeter } from "./progress-meter.js";
import type { ProgressView } from "./progress-view.js";

/** Goes back to the start of the line and erases it. */
const emptyLine = "\r\x1b[K";

/** Progress on a terminal: a bar for the stage that is running, and a line for each stage that is over. */
export const progressBar = (output: Output, screen: () => Screen, now: () => number): ProgressView => {
  const measure = progressMeter(now);
  let bar: SingleBar | undefined;

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
        const { colours, width } = screen();
        const barWidth = Math.min(20, Math.floor(width / 3));
        const complete = Math.round(Math.max(0, Math.min(1, progress)) * barWidth);
        const bar = colours.cyan("█".repeat(complete)) + colours.dim("░".repeat(barWidth - complete));
        const percentage = `${Math.floor(progress * 100)} %`.padStart(5);
        return `  ${bar}${percentage}  ${shortened(`${text} · ${event.stage}`, width - barWidth - 10)}`;
      },
    });
    bar.start(event.total, event.done, { event, text: describeProgress(event) });
    return bar;
  };

  return followStages(
    {
      begin: (stage) => void output.write(shortened(`  ${stage} …`, screen().width - 1)),
      progress(event) {
        const text = describeProgress(event, measure(event));
        bar ??= start(event);
        bar.update(event.done, { event, text });
      },
      end(line) {
        bar?.stop();
        bar = undefined;
        output.write(emptyLine);
        const { colours, width } = screen();
        if (line !== undefined) output.write(`  ${renderText(colours.dim(line), width, "    ")}\n`);
      },
    },
    now,
  );
};

const shortened = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;
